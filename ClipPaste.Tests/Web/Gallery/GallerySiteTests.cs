using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Gallery;

public sealed class GallerySiteTests : IAsyncLifetime
{
    private StudioSite _site = null!;

    private HttpClient Browser => _site.Browser;

    public async Task InitializeAsync()
    {
        _site = await StudioSite.StartAsync();
        GallerySeed.Add(_site.Services.GetRequiredService<StudioDatabase>(), 250);
        GallerySeed.Add(_site.Services.GetRequiredService<StudioDatabase>(), 3, owner: "somebody", prefix: "other");
    }

    [Fact]
    public async Task The_page_shows_the_newest_collages_before_any_script_runs_and_leads_to_older_ones()
    {
        var page = WebUtility.HtmlDecode(await Browser.GetStringAsync(Path("/gallery")));
        Assert.Contains("250 collages", page, StringComparison.Ordinal);
        Assert.Contains("item 47 parrot", page, StringComparison.Ordinal);
        Assert.DoesNotContain("item 48 ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("everybody", page, StringComparison.Ordinal);
        var next = page[page.IndexOf("/gallery?after=", StringComparison.Ordinal)..];
        Assert.Contains("item 48 ", await Browser.GetStringAsync(Path(next[..next.IndexOf('"', StringComparison.Ordinal)])), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_page_shows_twelve_and_leads_to_the_gallery()
    {
        var page = await Browser.GetStringAsync(Path("/"));
        Assert.Contains("item 11 ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("item 12 ", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/gallery\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_come_by_the_marks_of_the_outline()
    {
        var outline = await Browser.GetFromJsonAsync<JsonElement>("/gallery/outline?q=item");
        Assert.Equal(250, outline.GetProperty("count").GetInt32());
        var marks = outline.GetProperty("marks").EnumerateArray().Select(mark => mark.GetString()!).ToArray();
        var page = await Browser.GetFromJsonAsync<JsonElement>($"/gallery/items?q=item&after={marks[0]}&until={marks[1]}");
        var titles = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()).ToArray();
        Assert.Equal(Enumerable.Range(100, 100).Select(GallerySeed.TitleOf), titles);
    }

    [Fact]
    public async Task Changes_need_the_token_of_a_page_and_do_nothing_to_what_is_somebody_elses()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await ChangeAsync("star", [GallerySeed.IdOf(1)], token: "")).Status);
        var starred = await ChangeAsync("star", [GallerySeed.IdOf(1), GallerySeed.IdOf(1, "other"), "none"]);
        Assert.Equal((HttpStatusCode.OK, 1), (starred.Status, starred.Done));
        Assert.Equal(0, (await ChangeAsync("trash", [GallerySeed.IdOf(2, "other")])).Done);
        Assert.Equal(0, (await ChangeAsync("duplicate", [GallerySeed.IdOf(2, "other")])).Done);
        Assert.Equal(26, await CountAsync("show=starred"));
    }

    [Fact]
    public async Task What_is_moved_to_the_trash_comes_back_and_copies_are_made()
    {
        string[] ids = [GallerySeed.IdOf(1), GallerySeed.IdOf(2)];
        Assert.Equal(2, (await ChangeAsync("trash", ids)).Done);
        Assert.Equal(248, await CountAsync(""));
        Assert.Equal(2, (await ChangeAsync("restore", ids)).Done);
        Assert.Equal(2, (await ChangeAsync("duplicate", ids)).Done);
        Assert.Equal(252, await CountAsync(""));
    }

    [Theory]
    [InlineData("""{"action":"explode","ids":["a"]}""")]
    [InlineData("""{"action":0,"ids":["a"]}""")]
    [InlineData("""{"action":"star","ids":[]}""")]
    [InlineData("""{"action":"star","ids":[null]}""")]
    [InlineData("""{"action":"star"}""")]
    [InlineData("[]")]
    public async Task A_change_that_makes_no_sense_is_refused(string body)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/gallery/changes", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), await _site.TokenAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Folders_are_made_named_anew_and_deleted()
    {
        var token = await _site.TokenAsync();
        using var made = await SendAsync(HttpMethod.Post, "/gallery/folders", JsonContent.Create(new { name = " Owls " }), token);
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        Assert.Equal(1, (await ChangeAsync("move", [GallerySeed.IdOf(1)], id)).Done);
        using var renamed = await SendAsync(HttpMethod.Post, $"/gallery/folders/{id}", JsonContent.Create(new { name = "Foxes" }), token);
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        var page = await Browser.GetStringAsync(Path($"/gallery?folder={id}"));
        Assert.Contains("Foxes</h1>", page, StringComparison.Ordinal);
        Assert.Contains("item 1 fox", page, StringComparison.Ordinal);
        using var unnamed = await SendAsync(HttpMethod.Post, "/gallery/folders", JsonContent.Create(new { name = new string('x', 61) }), token);
        Assert.Equal(HttpStatusCode.BadRequest, unnamed.StatusCode);
        using var deleted = await SendAsync(HttpMethod.Delete, $"/gallery/folders/{id}", null, token);
        using var again = await SendAsync(HttpMethod.Delete, $"/gallery/folders/{id}", null, token);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.StatusCode, again.StatusCode));
        Assert.Equal(250, await CountAsync(""));
    }

    [Theory]
    [InlineData("/gallery/everybody")]
    [InlineData("/gallery/everybody/items")]
    [InlineData("/gallery/published/item-00001")]
    public async Task Without_accounts_there_is_no_gallery_of_everybody(string address)
    {
        using var answer = await Browser.GetAsync(Path(address));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, (await ChangeAsync("publish", [GallerySeed.IdOf(1)])).Done);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    private static Uri Path(string address) => new(address, UriKind.Relative);

    private async Task<int> CountAsync(string query) => (await Browser.GetFromJsonAsync<JsonElement>($"/gallery/outline?{query}")).GetProperty("count").GetInt32();

    private async Task<(HttpStatusCode Status, int Done)> ChangeAsync(string action, string[] ids, string? folder = null, string? token = null)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/gallery/changes", JsonContent.Create(new { action, ids, folder }), token ?? await _site.TokenAsync());
        return (answer.StatusCode, answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("done").GetInt32() : 0);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content, string token)
    {
        using var request = new HttpRequestMessage(method, Path(address)) { Content = content };
        if (token.Length > 0)
            request.Headers.Add("X-CSRF-TOKEN", token);
        return await Browser.SendAsync(request);
    }
}
