using System.Text.Json;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>upload.js: photos on their way to the studio, before a server of the test's own.</summary>
[Collection(nameof(BrowserTests))]
public sealed class UploadBoxTests(StudioInBrowser studio) : ModuleTests(studio)
{
    private readonly List<string> _tokens = [];
    private int _given;

    [BrowserFact]
    public async Task What_cannot_be_a_photo_is_refused_here_and_never_sent()
    {
        await OpenAsync(_ => 200);
        await ChooseAsync(("notes.txt", 5), ("empty.png", 0), ("huge.jpg", 101));
        await Assertions.Expect(Page.Locator("[data-upload=list]")).ToContainTextAsync("Not a photo");
        await Assertions.Expect(Page.Locator("[data-upload=list]")).ToContainTextAsync("It is empty");
        await Assertions.Expect(Page.Locator("[data-upload=list]")).ToContainTextAsync("Too large");
        Assert.Empty(_tokens);
    }

    [BrowserFact]
    public async Task A_photo_that_was_taken_is_told_to_the_page()
    {
        await OpenAsync(_ => 200);
        await ChooseAsync(("one.jpg", 5));
        await Page.WaitForFunctionAsync("() => accepted.join() === 'photo'");
    }

    [BrowserFact]
    public async Task With_a_token_that_has_run_out_a_photo_is_sent_again_with_a_new_one()
    {
        await OpenAsync(tries => tries == 1 ? 400 : 200);
        await ChooseAsync(("one.jpg", 5));
        await Page.WaitForFunctionAsync("() => accepted.length === 1");
        Assert.Equal("token 1, token 2", string.Join(", ", _tokens));
    }

    [BrowserFact]
    public async Task More_files_than_may_come_at_once_are_refused_one_by_one()
    {
        await OpenAsync(_ => 200);
        await ChooseAsync(("1.jpg", 5), ("2.jpg", 5), ("3.jpg", 5), ("4.jpg", 5));
        await Assertions.Expect(Page.Locator("[data-upload=list]")).ToContainTextAsync("Too many");
        await Page.WaitForFunctionAsync("() => accepted.length === 3");
    }

    private async Task OpenAsync(Func<int, int> status)
    {
        await Page.RouteAsync("**/antiforgery", route =>
            route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""{"token": "token {{++_given}}"}""" }));
        await Page.RouteAsync("**/photos-of-a-test", route =>
        {
            _tokens.Add(route.Request.Headers["x-csrf-token"]);
            return route.FulfillAsync(new()
            {
                Status = status(_tokens.Count),
                ContentType = "application/json",
                Body = JsonSerializer.Serialize(new { accepted = new[] { "photo" }, refused = Array.Empty<object>() }),
            });
        });
        await Page.EvaluateAsync("""
            async () => {
                document.body.innerHTML = "<div><input type=file multiple data-upload=input><button data-upload=choose></button>"
                    + "<ul data-upload=list></ul><p data-upload=said></p></div>";
                window.accepted = [];
                const { openUpload } = await import("/upload.js");
                openUpload(document.querySelector("div"), { async invokeMethodAsync(name, photo) { accepted.push(photo); } }, {
                    url: "/photos-of-a-test", maxFiles: 3, maxBytes: 100,
                    texts: {
                        NotAPhoto: "Not a photo", Empty: "It is empty", TooLarge: "Too large", TooMany: "Too many", Failed: "Failed",
                        Waiting: "Waiting", Sending: "Sending", Preparing: "Preparing", Done: "Done", Cancelled: "Cancelled",
                        Cancel: "Cancel", Retry: "Retry", Dismiss: "Dismiss",
                    },
                });
            }
            """);
    }

    private Task ChooseAsync(params (string Name, int Bytes)[] files) => Page.Locator("input").SetInputFilesAsync(
        files.Select(file => new FilePayload { Name = file.Name, MimeType = "image/jpeg", Buffer = new byte[file.Bytes] }));
}
