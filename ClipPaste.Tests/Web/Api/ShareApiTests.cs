using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class ShareApiTests
{
    [Fact]
    public async Task A_link_is_made_told_once_and_revoked()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var project = NewCollage(site, Caller.LocalId);
        using var made = await program.PostAsJsonAsync($"projects/{project}/shares", new { name = "For Ann", days = 7, rights = new[] { "prompt", "download" }, follows = true });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var told = await made.Content.ReadFromJsonAsync<JsonElement>();
        var path = told.GetProperty("path").GetString()!;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, path));
        var list = await program.GetStringAsync($"projects/{project}/shares");
        Assert.DoesNotContain(path.Split('/')[^1], list, StringComparison.Ordinal);
        var link = Assert.Single(JsonDocument.Parse(list).RootElement.EnumerateArray());
        Assert.Equal(("For Ann", false, 1), (link.GetProperty("name").GetString(), link.GetProperty("hasPassword").GetBoolean(), link.GetProperty("views").GetInt64()));
        Assert.Equal(["download", "prompt"], link.GetProperty("rights").EnumerateArray().Select(right => right.GetString()!));
        var address = $"projects/{project}/shares/{link.GetProperty("id").GetString()}";
        using var revoked = await program.DeleteAsync(address);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, path));
        using var again = await program.DeleteAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Theory]
    [InlineData("""{"days":0}""")]
    [InlineData("""{"days":366}""")]
    [InlineData("""{"password":"short"}""")]
    [InlineData("""{"rights":["everything"]}""")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":"0123456789012345678901234567890123456789012345678901234567890123456789"}""")]
    public async Task A_link_outside_the_limits_is_not_made(string body)
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var project = NewCollage(site, Caller.LocalId);
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await program.PostAsync($"projects/{project}/shares", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
        Assert.Empty((await program.GetFromJsonAsync<JsonElement>($"projects/{project}/shares")).EnumerateArray());
    }

    [Fact]
    public async Task A_collage_with_a_picture_is_shown_to_everybody_and_taken_back()
    {
        await using var site = await PeopleSite.StartAsync();
        using var person = await Person.SignedUpAsync(site, "Olga");
        var account = site.Services.GetRequiredService<AccountStore>().All().Single().Id;
        using var program = site.Program(account);
        var project = NewCollage(site, account);
        var store = site.Services.GetRequiredService<ObjectStore>();
        site.Services.GetRequiredService<ProjectStore>().SetPicture(project, store.Put(TestPictures.Encode(TestPictures.Smooth(41, 30), ImageFormat.Png)));
        using var shown = await program.PutAsJsonAsync($"projects/{project}/publication", new { prompt = true });
        Assert.Equal(HttpStatusCode.NoContent, shown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, $"/gallery/published/{project}"));
        using var hidden = await program.DeleteAsync($"projects/{project}/publication");
        Assert.Equal(HttpStatusCode.NoContent, hidden.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, $"/gallery/published/{project}"));
        using var empty = await program.PutAsJsonAsync($"projects/{site.Services.GetRequiredService<ProjectSessions>().Create(new ProjectState(), account).Id}/publication", new { });
        Assert.Equal(HttpStatusCode.Conflict, empty.StatusCode);
    }

    [Fact]
    public async Task Without_accounts_there_is_nobody_to_publish_for()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        using var answer = await program.PutAsJsonAsync($"projects/{NewCollage(site, Caller.LocalId)}/publication", new { });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private static string NewCollage(StudioSite site, string owner) =>
        site.Services.GetRequiredService<ProjectSessions>().Create(RunSite.Collage(site.Services.GetRequiredService<ObjectStore>(), 10), owner).Id;

    private static async Task<HttpStatusCode> StatusAsync(StudioSite site, string path)
    {
        using var stranger = new HttpClient { BaseAddress = site.Browser.BaseAddress };
        using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
