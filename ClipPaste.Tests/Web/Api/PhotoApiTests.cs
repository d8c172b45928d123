using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class PhotoApiTests
{
    [Fact]
    public async Task A_photo_that_is_sent_is_listed_shown_picked_and_dropped()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var collage = await BeginAsync(program, "a red fox");
        var photo = await SendAsync(program, collage, "red-fox.jpg");
        var own = await program.GetFromJsonAsync<JsonElement>("photos?own=true");
        var listed = Assert.Single(own.GetProperty("items").EnumerateArray());
        Assert.Equal((photo, true), (listed.GetProperty("id").GetString(), listed.GetProperty("own").GetBoolean()));
        Assert.Equal(listed.GetRawText(), (await program.GetFromJsonAsync<JsonElement>($"photos/{photo}")).GetRawText());
        using (var small = await program.GetAsync($"{listed.GetProperty("picture").GetString()}?size=thumb"))
            Assert.Equal("image/webp", small.Content.Headers.ContentType!.MediaType);

        (await program.PostAsJsonAsync($"{collage}/picks", new { phrase = "Red  Fox", photos = new[] { photo } })).EnsureSuccessStatusCode().Dispose();
        var pick = Assert.Single((await program.GetFromJsonAsync<JsonElement>($"{collage}/picks")).EnumerateArray());
        Assert.Equal((photo, "red fox"), (pick.GetProperty("photo").GetString(), pick.GetProperty("phrase").GetString()));
        (await program.DeleteAsync($"{collage}/picks?phrase=red%20fox&photo={photo}")).EnsureSuccessStatusCode().Dispose();
        Assert.Empty((await program.GetFromJsonAsync<JsonElement>($"{collage}/picks")).EnumerateArray());
    }

    [Fact]
    public async Task Pages_of_photos_leave_none_out_and_a_search_takes_beginnings_of_words()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var all = Ids(await program.GetFromJsonAsync<JsonElement>("photos?limit=200"));
        var seen = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await program.GetFromJsonAsync<JsonElement>($"photos?limit=60{(after.Length > 0 ? $"&after={after}" : "")}");
            seen.AddRange(Ids(page));
            after = page.GetProperty("next").GetString();
        }
        Assert.Equal(all, seen);
        var found = (await program.GetFromJsonAsync<JsonElement>("photos?search=CHINST%20peng")).GetProperty("items").EnumerateArray().ToArray();
        Assert.NotEmpty(found);
        Assert.All(found, photo => Assert.NotEmpty(photo.GetProperty("licence").GetString()!));
        Assert.Empty(Ids(await program.GetFromJsonAsync<JsonElement>("photos?search=hinstrap")));
        using var lost = await program.GetAsync("photos?after=none");
        Assert.Equal(HttpStatusCode.BadRequest, lost.StatusCode);
    }

    [Theory]
    [InlineData("""{"phrase":"whale","photos":[]}""")]
    [InlineData("""{"phrase":"fox","photos":["none"]}""")]
    [InlineData("""{"phrase":"fox","photos":[null]}""")]
    [InlineData("""{"phrase":"fox","photos":null}""")]
    [InlineData("""{"phrase":"fox"}""")]
    public async Task What_cannot_be_picked_is_refused_with_a_sentence(string body)
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var collage = await BeginAsync(program, "a fox");
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await program.PostAsync($"{collage}/picks", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("cutouts")]
    [InlineData("layouts")]
    public async Task Work_for_which_something_is_missing_is_refused_with_a_sentence(string work)
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        using var answer = await program.PostAsync($"projects/{site.NewProject()}/{work}", content: null);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task What_is_under_way_is_cancelled_and_what_is_told_of_a_failure_put_away()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var session = site.Services.GetRequiredService<ProjectSessions>().Open(site.NewProject())!;
        var searching = session.Activities.Begin(ActivityKind.Search, "loading");
        session.Activities.Begin(ActivityKind.Layouts, "loading").Fail("No.");
        foreach (var kind in new[] { ActivityKind.Search, ActivityKind.Layouts, ActivityKind.Cut })
            (await program.DeleteAsync($"projects/{session.Id}/activities/{kind}")).EnsureSuccessStatusCode().Dispose();
        Assert.True(searching.Token.IsCancellationRequested);
        Assert.Empty((await program.GetFromJsonAsync<JsonElement>($"projects/{session.Id}")).GetProperty("activities").EnumerateArray());
        using var unknown = await program.DeleteAsync($"projects/{session.Id}/activities/sleep");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task What_is_no_photo_is_refused_by_its_name_and_a_request_without_files_too()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var collage = $"projects/{site.NewProject()}";
        using var form = Form("note.txt", "nothing to see"u8.ToArray());
        using var answer = await program.PostAsync($"{collage}/photos", form);
        var refused = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refused").EnumerateArray());
        Assert.Equal("note.txt", refused.GetProperty("name").GetString());
        using var wrong = await program.PostAsJsonAsync($"{collage}/photos", new { });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private static async Task<string> BeginAsync(HttpClient program, string prompt)
    {
        using var begun = await program.PostAsJsonAsync("projects", new { prompt });
        return begun.Headers.Location!.ToString();
    }

    private static async Task<string> SendAsync(HttpClient program, string collage, string name)
    {
        using var form = Form(name, TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.Jpeg));
        using var answer = await program.PostAsync($"{collage}/photos", form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted")[0].GetProperty("id").GetString()!;
    }

    private static MultipartFormDataContent Form(string name, byte[] bytes) => new() { { new ByteArrayContent(bytes), "photo", name } };

    private static string[] Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(photo => photo.GetProperty("id").GetString()!)];
}
