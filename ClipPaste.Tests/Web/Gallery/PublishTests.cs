using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Collage;
using ClipPaste.Tests.Imaging;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Gallery;

public sealed class PublishTests : IAsyncLifetime
{
    private const string Prompt = "a secret garden of owls";

    private StudioSite _site = null!;
    private Person _owner = null!;
    private Person _stranger = null!;
    private string _project = "";

    public async Task InitializeAsync()
    {
        _site = await PeopleSite.StartAsync();
        _owner = await Person.SignedUpAsync(_site, "Olga");
        _stranger = At(_site);
        _project = WithPicture(OwnerOf(await _owner.NewProjectAsync()));
    }

    [Fact]
    public async Task A_published_collage_is_seen_by_everybody_until_it_is_taken_back()
    {
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Page));
        Assert.Equal(1, await ChangeAsync(_owner, "publish", prompt: true));
        var page = WebUtility.HtmlDecode(await TextAsync(Page));
        Assert.Contains("Night owls", page, StringComparison.Ordinal);
        Assert.Contains(Prompt, page, StringComparison.Ordinal);
        Assert.Contains("og:image", page, StringComparison.Ordinal);
        Assert.Contains($"/reports/Gallery/{_project}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unpublish", page, StringComparison.Ordinal);
        Assert.Contains("Night owls", await TextAsync("/gallery/everybody"), StringComparison.Ordinal);
        Assert.Contains("Night owls", await TextAsync("/gallery/everybody/items?q=secret"), StringComparison.Ordinal);

        using (var mine = await _owner.PostAsync(Page, $"{Page}/unpublish"))
            Assert.Equal(HttpStatusCode.Redirect, mine.StatusCode);
        Assert.All(await Task.WhenAll(new[] { Page, $"{Page}/picture.jpg", $"{Page}/small.jpg" }.Select(StatusAsync)), status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.DoesNotContain("Night owls", await TextAsync("/gallery/everybody/items"), StringComparison.Ordinal);
        Assert.Equal(["gallery.unpublish", "gallery.publish"], _site.Services.GetRequiredService<AuditLog>().Newest(2).Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_prompt_that_is_not_told_is_nowhere()
    {
        await ChangeAsync(_owner, "publish", prompt: false);
        Assert.DoesNotContain(Prompt, await TextAsync(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("Night owls", await TextAsync("/gallery/everybody/items?q=secret"), StringComparison.Ordinal);
        Assert.Contains("Night owls", await TextAsync("/gallery/everybody/items?q=owls"), StringComparison.Ordinal);
        var picture = await _stranger.Browser.GetByteArrayAsync(new Uri($"{Page}/picture.jpg", UriKind.Relative));
        Assert.Equal([0xFF, 0xD8], picture[..2]);
        Assert.DoesNotContain("secret", System.Text.Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prompt_is_told_only_where_its_owner_says_so()
    {
        var page = await _owner.Browser.GetStringAsync(new Uri("/gallery", UriKind.Relative));
        var box = page.IndexOf("name=\"prompt\"", StringComparison.Ordinal);
        Assert.True(box > 0);
        Assert.DoesNotContain("checked", page[page.LastIndexOf('<', box)..page.IndexOf('>', box)], StringComparison.Ordinal);
        Assert.False(ShareDraft.Usual.Rights.HasFlag(ShareRights.Prompt) || ShareDraft.Usual.Rights.HasFlag(ShareRights.Recipe));
    }

    [Fact]
    public async Task Others_see_the_collage_as_it_was_published_and_nothing_while_it_lies_in_the_trash()
    {
        await ChangeAsync(_owner, "publish", prompt: true);
        _site.Services.GetRequiredService<ProjectSessions>().Open(_project)!.Edit("rename", state => state with { Title = "Half done" });
        Assert.Contains("Night owls", await TextAsync(Page), StringComparison.Ordinal);
        await ChangeAsync(_owner, "trash");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Page));
        await ChangeAsync(_owner, "restore");
        await ChangeAsync(_owner, "publish", prompt: true);
        Assert.Contains("Half done", await TextAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_publishes_or_takes_back_what_is_somebody_elses()
    {
        using var other = await Person.SignedUpAsync(_site, "Otto");
        Assert.Equal(0, await ChangeAsync(other, "publish", prompt: true));
        await ChangeAsync(_owner, "publish", prompt: true);
        Assert.Equal(0, await ChangeAsync(other, "unpublish"));
        using (await other.PostAsync("/", $"{Page}/unpublish"))
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(Page));
    }

    [Fact]
    public async Task Neither_guests_publish_nor_what_has_no_picture_is_published()
    {
        using var guest = await Person.GuestAsync(_site);
        var theirs = WithPicture(OwnerOf(await guest.NewProjectAsync()));
        Assert.Equal(0, await ChangeAsync(guest, "publish", project: theirs));
        Assert.Equal(0, await ChangeAsync(_owner, "publish", project: await _owner.NewProjectAsync()));
        Assert.DoesNotContain("\"id\"", await TextAsync("/gallery/everybody/items"), StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        _stranger.Dispose();
        await _site.DisposeAsync();
    }

    private static Person At(StudioSite site) => new(site);

    private string Page => $"/gallery/published/{_project}";

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await _stranger.GetAsync(address);
        return answer.StatusCode;
    }

    private async Task<string> TextAsync(string address) => await _stranger.Browser.GetStringAsync(new Uri(address, UriKind.Relative));

    private async Task<int> ChangeAsync(Person person, string action, bool prompt = false, string? project = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/gallery/changes", UriKind.Relative));
        request.Content = JsonContent.Create(new { action, ids = new[] { project ?? _project }, prompt });
        request.Headers.Add("X-CSRF-TOKEN", await person.TokenAsync());
        using var answer = await person.Browser.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("done").GetInt32();
    }

    private string OwnerOf(string project) => _site.Services.GetRequiredService<ProjectSessions>().Open(project)!.Owner;

    private string WithPicture(string owner)
    {
        var objects = _site.Services.GetRequiredService<ObjectStore>();
        var disc = objects.Put(TestPictures.Encode(TestPieces.Disc(40, 40, (210, 40, 30)), ImageFormat.Png));
        var project = _site.Services.GetRequiredService<ProjectStore>().Create(
            new ProjectState
            {
                Title = "Night owls",
                Prompt = Prompt,
                Cutouts =
                [
                    new CutoutChoice("disc", "photo", "disc", PieceRole.Subject, disc, disc, 40, 40, new PixelBox(0, 0, 40, 40), CutoutKind.Subject, .9, CutSides.None, .5, Verdict.Approved),
                ],
                Pieces = [new PlacedPiece("disc", "disc", "disc", new Pose(0, 0, Math.Log(.3), 0, 1, Mirrored: false))],
            },
            owner);
        _site.Services.GetRequiredService<ProjectStore>().SetPicture(project, disc);
        return project;
    }
}
