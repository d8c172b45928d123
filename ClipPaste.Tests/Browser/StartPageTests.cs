using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>The start page, before anything has been made.</summary>
[Collection(nameof(BrowserTests))]
public sealed class StartPageTests(StudioInBrowser studio)
{
    [BrowserFact]
    public async Task An_empty_sentence_is_refused_with_what_to_do()
    {
        var page = await studio.Chromium.OpenAsync();
        await page.GotoAsync(studio.Address.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a collage" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write what the collage should show");
    }

    [BrowserFact]
    public async Task The_pages_run_no_script_that_the_policy_forbids_and_ask_nothing_of_other_hosts()
    {
        var page = await studio.Chromium.OpenAsync();
        var (complaints, strangers) = (new List<string>(), new List<string>());
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != studio.Address.Authority)
                strangers.Add(request.Url);
        };
        foreach (var path in new[] { "", "models", "about" })
            await page.GotoAsync(new Uri(studio.Address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Empty(complaints);
        Assert.Empty(strangers);
    }

    [BrowserFact]
    public async Task The_chosen_colours_stay_over_a_reload()
    {
        var page = await studio.Chromium.OpenAsync();
        await page.GotoAsync(studio.Address.ToString());
        var light = await Paper(page);
        await page.GetByLabel("Colours").SelectOptionAsync("dark");
        var dark = await Paper(page);
        await page.ReloadAsync();
        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await Paper(page));
    }

    private static Task<string> Paper(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
