using System.Net;
using System.Text;
using System.Text.Json;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Shares;

public sealed class SharePageTests(ShareSite site) : IClassFixture<ShareSite>
{
    private const string Prompt = "a red ball on a green meadow";

    [Fact]
    public async Task The_page_shows_the_picture_and_tells_other_sites_where_it_is()
    {
        var (session, _) = site.WithRun();
        var (path, _) = await site.ShareAsync(session, ShareRights.Prompt);
        using var stranger = site.Stranger();
        using var answer = await stranger.GetAsync(path);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<h1>Discs</h1>", page, StringComparison.Ordinal);
        Assert.Contains(Prompt, page, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:image\" content=\"{stranger.BaseAddress}{path[1..]}/picture.jpg?v=1\"", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"twitter:card\" content=\"summary_large_image\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor", page, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Id, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_keeps_to_itself_and_leaves_no_cookie()
    {
        var (path, _) = await site.ShareAsync(site.WithRun().Session, (ShareRights)31);
        using var stranger = site.Stranger();
        foreach (var part in (string[])["", "/picture.jpg", "/timeline", "/download"])
        {
            using var answer = await stranger.GetAsync(path + part);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"), part);
            Assert.Equal("noindex, nofollow", Header(answer, "X-Robots-Tag"));
            Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.True(answer.Headers.CacheControl!.NoCache, part);
            Assert.Contains("default-src 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(nameof(ShareRights.None))]
    [InlineData(nameof(ShareRights.Prompt))]
    [InlineData(nameof(ShareRights.Recipe))]
    [InlineData(nameof(ShareRights.Download))]
    [InlineData(nameof(ShareRights.Remix))]
    [InlineData(nameof(ShareRights.Live))]
    public async Task Each_right_gives_what_it_says_and_nothing_else(string name)
    {
        var right = Enum.Parse<ShareRights>(name);
        var (session, _) = site.WithRun();
        session.Edit("phrases", state => state with { Phrases = [new PhraseChoice("crimson sphere", 1)], Seed = 987654321 });
        var (path, _) = await site.ShareAsync(session, right);
        using var stranger = site.Stranger();
        var page = WebUtility.HtmlDecode(await stranger.GetStringAsync(path));
        Assert.Equal(right == ShareRights.Prompt, page.Contains(Prompt, StringComparison.Ordinal));
        Assert.Equal(right == ShareRights.Recipe, page.Contains("crimson sphere", StringComparison.Ordinal) && page.Contains("987654321", StringComparison.Ordinal));
        Assert.Equal(right == ShareRights.Download, page.Contains("/download", StringComparison.Ordinal));
        Assert.Equal(right == ShareRights.Remix, page.Contains("/remix", StringComparison.Ordinal));
        Assert.Equal(right == ShareRights.Download, await IsThere(stranger, path + "/download"));
        Assert.Equal(right == ShareRights.Remix, await IsThere(stranger, path + "/remix"));
        Assert.Equal(right == ShareRights.Live, await IsThere(stranger, path + "/events"));
        var lapse = await stranger.GetStringAsync(path + "/timeline");
        Assert.Equal(right == ShareRights.Recipe, lapse.Contains("0.25", StringComparison.Ordinal) && lapse.Contains("0.75", StringComparison.Ordinal));
        var picture = Encoding.UTF8.GetString(await stranger.GetByteArrayAsync(path + "/picture.jpg"));
        Assert.DoesNotContain(Prompt, picture, StringComparison.Ordinal);
        Assert.DoesNotContain("987654321", picture, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_is_the_prompt_is_kept_back_with_it()
    {
        var session = site.Runs.NewCollage();
        session.Edit("rename", state => state with { Title = Prompt });
        var (path, _) = await site.ShareAsync(session, ShareRights.Download);
        using var stranger = site.Stranger();
        Assert.DoesNotContain(Prompt, WebUtility.HtmlDecode(await stranger.GetStringAsync(path)), StringComparison.Ordinal);
        using var file = await stranger.GetAsync(path + "/download");
        Assert.Equal("a-collage-4096.jpg", file.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task The_picture_has_its_credits_in_it_and_no_place_or_camera()
    {
        var (path, _) = await site.ShareAsync(site.Runs.NewCollage(), ShareRights.Download);
        using var stranger = site.Stranger();
        var picture = await stranger.GetByteArrayAsync(path + "/picture.jpg");
        var text = Encoding.Latin1.GetString(picture);
        Assert.Contains("Own photo by the maker of the collage", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif\0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", text, StringComparison.Ordinal);
        var read = ImageReader.Read(picture);
        Assert.Equal((1600, 1200), (read.Width, read.Height));
    }

    [Fact]
    public async Task Hidden_pieces_and_other_objects_are_nobody_elses_business()
    {
        var (session, _) = site.WithRun();
        var (path, _) = await site.ShareAsync(session, ShareRights.Live, follows: false);
        var red = session.State.Cutouts[0].Texture;
        session.Edit("hide", state => state with { Pieces = [.. state.Pieces.Select(piece => piece with { Hidden = piece.Cutout == "blue" })] });
        var (later, _) = await site.ShareAsync(session, follows: false, rights: ShareRights.None);
        using var stranger = site.Stranger();
        Assert.True(await IsThere(stranger, $"{path}/objects/{red}"));
        Assert.True(await IsThere(stranger, $"{path}/objects/{session.State.Cutouts[1].Texture}"));
        // Its time-lapse still shows the other piece.
        Assert.True(await IsThere(stranger, $"{later}/objects/{session.State.Cutouts[1].Texture}"));
        var bare = site.Runs.NewCollage();
        bare.Edit("hide", state => state with { Pieces = [.. state.Pieces.Where(piece => piece.Cutout == "red"), .. state.Pieces.Where(piece => piece.Cutout == "blue").Select(piece => piece with { Hidden = true })] });
        var (without, _) = await site.ShareAsync(bare);
        Assert.False(await IsThere(stranger, $"{without}/objects/{bare.State.Cutouts[1].Texture}"));
        Assert.True(await IsThere(stranger, $"{without}/objects/{bare.State.Cutouts[0].Texture}"));
        using var piece = await stranger.GetAsync($"{without}/objects/{bare.State.Cutouts[0].Texture}");
        Assert.Equal("default-src 'none'; sandbox", Header(piece, "Content-Security-Policy"));
        Assert.Equal("image/png", piece.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_link_that_follows_shows_later_changes_and_one_that_stays_does_not()
    {
        var session = site.Runs.NewCollage();
        var (follows, _) = await site.ShareAsync(session);
        var (stays, _) = await site.ShareAsync(session, follows: false);
        using var stranger = site.Stranger();
        var (first, frozen) = (await stranger.GetByteArrayAsync(follows + "/picture.jpg"), await stranger.GetByteArrayAsync(stays + "/picture.jpg"));
        session.Edit("rename", state => state with { Title = "Later", Pieces = [.. state.Pieces.Take(1)] });
        Assert.Contains("Later", await stranger.GetStringAsync(follows), StringComparison.Ordinal);
        Assert.DoesNotContain("Later", await stranger.GetStringAsync(stays), StringComparison.Ordinal);
        Assert.NotEqual(first, await stranger.GetByteArrayAsync(follows + "/picture.jpg"));
        Assert.Equal(frozen, await stranger.GetByteArrayAsync(stays + "/picture.jpg"));
    }

    [Fact]
    public async Task A_time_lapse_is_worked_out_once_and_anew_for_a_later_run()
    {
        var (session, run) = site.WithRun();
        var (path, _) = await site.ShareAsync(session);
        using var stranger = site.Stranger();
        var first = await stranger.GetStringAsync(path + "/timeline");
        using (var connection = site.Site.Services.GetRequiredService<StudioDatabase>().Open())
            connection.Execute("update frames set frame = x'7b7d' where run = $run", ("$run", run));
        Assert.Equal(first, await stranger.GetStringAsync(path + "/timeline"));
        var later = site.AddRun(session, frames: 3);
        var second = JsonDocument.Parse(await stranger.GetStringAsync(path + "/timeline")).RootElement.GetProperty("frames");
        Assert.Equal((3, SharedScene.NameOf(later)), (second.GetArrayLength(), second[0].GetProperty("run").GetString()));
    }

    [Fact]
    public async Task A_time_lapse_that_its_owner_has_exported_can_be_kept_by_who_may_download()
    {
        var (session, run) = site.WithRun();
        var (path, _) = await site.ShareAsync(session, ShareRights.Download);
        var (stays, _) = await site.ShareAsync(session, ShareRights.Download, follows: false);
        var (bare, _) = await site.ShareAsync(session);
        using var stranger = site.Stranger();
        Assert.False(await IsThere(stranger, path + "/film"));
        Assert.DoesNotContain("/film", await stranger.GetStringAsync(path), StringComparison.Ordinal);
        Export("several.webm", null);
        Assert.False(await IsThere(stranger, path + "/film"));
        Export("discs-10s-720.mp4", run);
        Assert.Contains($"href=\"{path}/film\"", await stranger.GetStringAsync(path), StringComparison.Ordinal);
        using (var film = await stranger.GetAsync(path + "/film"))
        {
            Assert.Equal(("discs-10s-720.mp4", "video/mp4"), (await film.Content.ReadAsStringAsync(), film.Content.Headers.ContentType!.MediaType));
            Assert.Equal("discs.mp4", film.Content.Headers.ContentDisposition!.FileName);
            Assert.Contains("sandbox", Header(film, "Content-Security-Policy"), StringComparison.Ordinal);
        }
        Assert.False(await IsThere(stranger, bare + "/film"));
        // A later run is what the one link shows now, and not the other.
        var later = site.AddRun(session, frames: 3);
        Assert.False(await IsThere(stranger, path + "/film"));
        Assert.True(await IsThere(stranger, stays + "/film"));
        Export("later.mp4", later);
        Assert.Equal("later.mp4", await stranger.GetStringAsync(path + "/film"));
        Assert.Equal("discs-10s-720.mp4", await stranger.GetStringAsync(stays + "/film"));

        void Export(string name, string? of) =>
            site.Site.Services.GetRequiredService<ExportStore>().Add(session.Id, name, "video/mp4", file => File.WriteAllText(file, name), film: () => of);
    }

    [Fact]
    public async Task The_time_lapse_tells_addresses_below_the_link_and_no_names_or_ids()
    {
        var (session, run) = site.WithRun(frames: 400);
        var (path, _) = await site.ShareAsync(session);
        using var stranger = site.Stranger();
        var text = await stranger.GetStringAsync(path + "/timeline");
        Assert.DoesNotContain(run, text, StringComparison.Ordinal);
        Assert.DoesNotContain("red 2", text, StringComparison.Ordinal);
        using var lapse = JsonDocument.Parse(text);
        var numbers = lapse.RootElement.GetProperty("frames").EnumerateArray().Select(frame => frame.GetProperty("number").GetInt32()).ToList();
        Assert.Equal((360, 1, 400), (numbers.Count, numbers[0], numbers[^1]));
        Assert.Equal(numbers.Order().Distinct(), numbers);
        foreach (var piece in lapse.RootElement.GetProperty("scenes")[0].GetProperty("pieces").EnumerateArray())
            Assert.True(await IsThere(stranger, piece.GetProperty("texture").GetString()!));
    }

    [Fact]
    public async Task Views_are_counted_and_pictures_are_not()
    {
        var session = site.Runs.NewCollage();
        var (path, _) = await site.ShareAsync(session);
        using var stranger = site.Stranger();
        await stranger.GetStringAsync(path);
        await stranger.GetStringAsync(path);
        await stranger.GetByteArrayAsync(path + "/picture.jpg");
        using var head = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(2, Assert.Single(site.Store.Of(session.Id)).Views);
    }

    private static async Task<bool> IsThere(HttpClient stranger, string address)
    {
        using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
