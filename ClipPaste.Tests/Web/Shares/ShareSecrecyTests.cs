using System.Buffers.Binary;
using System.Net;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClipPaste.Tests.Web.Shares;

/// <summary>Whoever has no link, a wrong one, or one that has ended learns nothing, not even that there was one.</summary>
public sealed class ShareSecrecyTests(ShareSite site) : IClassFixture<ShareSite>
{
    private static readonly string[] Parts = ["", "/picture.jpg", "/timeline", "/events", "/download", "/remix", "/nothing", "/objects/" + new string('0', 64)];

    [Fact]
    public async Task Wrong_expired_revoked_trashed_and_locked_links_are_answered_alike_to_the_byte()
    {
        var (session, _) = site.WithRun();
        const ShareRights all = (ShareRights)31;
        var (expired, expiredId) = await site.ShareAsync(session, all);
        var (revoked, revokedId) = await site.ShareAsync(session, all);
        var (locked, _) = await site.ShareAsync(session, all, password: "open sesame");
        var (trashedSession, _) = site.WithRun();
        var (trashed, _) = await site.ShareAsync(trashedSession, all);
        Set("update shares set expires = 1 where id = $id", expiredId);
        Set("update projects set trashed = 1 where id = $id", trashedSession.Id);
        site.Store.Revoke(session.Id, revokedId);
        using var stranger = site.Stranger();
        var wrong = await AnswerAsync(stranger, ShareDoor.AddressOf(SecretToken.New()));
        Assert.StartsWith("404", wrong, StringComparison.Ordinal);
        foreach (var link in (string[])[expired, revoked, trashed, "/s/x", "/s/" + new string('a', 2000), ShareDoor.AddressOf(SecretToken.New())])
        {
            foreach (var part in Parts)
                Assert.Equal(wrong, await AnswerAsync(stranger, link + part));
            Assert.Equal(wrong, await AnswerAsync(stranger, link, new FormUrlEncodedContent([new("password", "guess")])));
        }
        foreach (var part in Parts.Where(part => part.Length > 0))
            Assert.Equal(wrong, await AnswerAsync(stranger, locked + part));
    }

    [Fact]
    public async Task A_password_opens_the_link_for_whoever_typed_it_and_for_no_other_link()
    {
        var session = site.Runs.NewCollage();
        var (path, _) = await site.ShareAsync(session, ShareRights.Download, password: "open sesame");
        var (other, _) = await site.ShareAsync(session, password: "open barley");
        using var stranger = site.Stranger();
        var question = await stranger.GetStringAsync(path);
        Assert.Contains("type=\"password\"", question, StringComparison.Ordinal);
        Assert.DoesNotContain("Discs", question, StringComparison.Ordinal);
        Assert.DoesNotContain("og:image", question, StringComparison.Ordinal);
        using (var wrong = await TypeAsync(stranger, path, "open says me"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
            Assert.False(wrong.Headers.Contains("Set-Cookie"));
        }
        using var right = await TypeAsync(stranger, path, "open sesame");
        Assert.Equal((HttpStatusCode.SeeOther, path), (right.StatusCode, right.Headers.Location!.OriginalString));
        var cookie = Assert.Single(right.Headers.GetValues("Set-Cookie"));
        Assert.Contains($"path={path};", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=7200", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Discs", await stranger.GetStringAsync(path), StringComparison.Ordinal);
        Assert.NotEmpty(await stranger.GetByteArrayAsync(path + "/picture.jpg"));
        // Signed for the one link, it does not open the other even where a browser is made to send it there.
        using var forged = new HttpRequestMessage(HttpMethod.Get, other + "/picture.jpg");
        forged.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var bare = site.Stranger();
        using var refused = await bare.SendAsync(forged);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Passwords_are_kept_as_600000_rounds_and_guessed_five_times_a_minute()
    {
        var clock = new ManualClock();
        await using var own = await StudioSite.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var session = own.Services.GetRequiredService<ProjectSessions>().Open(own.NewProject())!;
        var (path, _) = await ShareSite.ShareAsync(own, session, password: "open sesame");
        var hash = Convert.FromBase64String(own.Services.GetRequiredService<ShareStore>().Of(session.Id).Single().Password!);
        // Version 1, then HMAC-SHA-512, then the rounds: the form of ASP.NET Core Identity.
        Assert.Equal((1, 2u, 600_000u), (hash[0], BigEndian(hash, 1), BigEndian(hash, 5)));
        using var stranger = ShareSite.Stranger(own);
        for (var number = 0; number < 5; number++)
            Assert.Equal(HttpStatusCode.Forbidden, (await TypeAsync(stranger, path, "")).StatusCode);
        using (var sixth = await TypeAsync(stranger, path, "open sesame"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
            Assert.Equal(TimeSpan.FromMinutes(1), sixth.Headers.RetryAfter!.Delta);
        }
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await TypeAsync(stranger, path, "open sesame")).StatusCode);
        clock.Advance(SharePass.Lasts);
        Assert.Contains("type=\"password\"", await stranger.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_too_often_waits_whether_there_is_something_to_see_or_not()
    {
        await using var own = await StudioSite.StartAsync(services => services.AddSingleton(new RateLimits { ShareViews = new RateLimit(3, 3) }));
        using var stranger = ShareSite.Stranger(own);
        for (var number = 0; number < 3; number++)
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(ShareDoor.AddressOf(SecretToken.New()))).StatusCode);
        using var refused = await stranger.GetAsync(ShareDoor.AddressOf(SecretToken.New()));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("/picture.jpg")]
    [InlineData("/timeline")]
    [InlineData("/events")]
    [InlineData("/objects/0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Tokens_are_guessed_no_faster_by_a_file_than_by_the_page(string part)
    {
        await using var own = await StudioSite.StartAsync(services => services.AddSingleton(new RateLimits { ShareViews = new RateLimit(3, 3) }));
        var session = own.Services.GetRequiredService<ProjectSessions>().Open(own.NewProject())!;
        var (path, _) = await ShareSite.ShareAsync(own, session);
        using var stranger = ShareSite.Stranger(own);
        for (var number = 0; number < 3; number++)
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(ShareDoor.AddressOf(SecretToken.New()) + part)).StatusCode);
        foreach (var link in (string[])[ShareDoor.AddressOf(SecretToken.New()), path])
        {
            using var refused = await stranger.GetAsync(link + part);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task What_a_page_shows_has_a_limit_of_its_own_that_a_full_page_does_not_reach()
    {
        var (session, _) = site.WithRun();
        var (path, _) = await site.ShareAsync(session);
        using var stranger = site.Stranger();
        for (var number = 0; number < 200; number++)
            Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"{path}/objects/{session.State.Cutouts[number % 2].Texture}")).StatusCode);
        await using var own = await StudioSite.StartAsync(services => services.AddSingleton(new RateLimits { ShareFiles = new RateLimit(3, 3) }));
        var (other, _) = await ShareSite.ShareAsync(own, own.Services.GetRequiredService<ProjectSessions>().Open(own.NewProject())!);
        using var visitor = ShareSite.Stranger(own);
        for (var number = 0; number < 3; number++)
            await visitor.GetAsync(other + "/timeline");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.GetAsync(other + "/picture.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(other)).StatusCode);
    }

    [Fact]
    public async Task People_who_are_too_fast_see_a_page_and_scripts_read_a_problem()
    {
        await using var own = await StudioSite.StartAsync(services => services.AddSingleton(new RateLimits { ShareViews = new RateLimit(1, 1) }));
        using var stranger = ShareSite.Stranger(own);
        var path = ShareDoor.AddressOf(SecretToken.New());
        await stranger.GetAsync(path);
        using (var script = await stranger.GetAsync(path))
            Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (script.StatusCode, script.Content.Headers.ContentType!.MediaType));
        stranger.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        using var answer = await stranger.GetAsync(path + "?from=mail");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"wait {answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds} s", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{path}?from=mail\"", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Tokens_stand_in_no_log()
    {
        var log = new LinesOfLog();
        await using var own = await StudioSite.StartAsync(services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log)));
        var session = own.Services.GetRequiredService<ProjectSessions>().Open(own.NewProject())!;
        var (path, id) = await ShareSite.ShareAsync(own, session, ShareRights.Download, password: "open sesame");
        using var stranger = ShareSite.Stranger(own);
        await stranger.GetStringAsync(path);
        using (await TypeAsync(stranger, path, "open sesame"))
        using (await stranger.GetAsync(path))
        using (await stranger.GetAsync(path + "/picture.jpg"))
        using (await stranger.GetAsync(path + "/remix"))
            own.Services.GetRequiredService<ShareStore>().Revoke(session.Id, id);
        using (await stranger.GetAsync(path))
        {
        }
        Assert.Contains(log.Lines, line => line.Contains("/s/{token}", StringComparison.Ordinal));
        var token = path["/s/".Length..];
        Assert.Equal([], log.Lines.Where(line => line.Contains(token, StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Contains("open sesame", StringComparison.Ordinal));
    }

    private static uint BigEndian(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));

    private static Task<HttpResponseMessage> TypeAsync(HttpClient stranger, string path, string password) =>
        stranger.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([new("password", password)]));

    private static async Task<string> AnswerAsync(HttpClient stranger, string address, HttpContent? form = null)
    {
        using var asked = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address) { Content = form };
        using var answer = await stranger.SendAsync(asked);
        answer.Headers.Remove("Date");
        return $"{(int)answer.StatusCode}\n{answer.Headers}{answer.Content.Headers}\n{await answer.Content.ReadAsStringAsync()}";
    }

    private void Set(string sql, string id)
    {
        using var connection = site.Site.Services.GetRequiredService<StudioDatabase>().Open();
        connection.Execute(sql, ("$id", id));
    }
}
