using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Tests.Web.Shares;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class RemixApiTests
{
    private const string Password = "the owls are awake";

    [Fact]
    public async Task A_shared_collage_becomes_ones_own_however_its_link_was_copied()
    {
        await using var site = await PeopleSite.StartAsync();
        using (await Person.SignedUpAsync(site, "Olga"))
        using (await Person.SignedUpAsync(site, "Otto"))
        {
            var accounts = site.Services.GetRequiredService<AccountStore>().All();
            var original = NewCollage(site, accounts.Single(one => one.Name == "Olga").Id);
            var otto = accounts.Single(one => one.Name == "Otto").Id;
            var (path, _) = await ShareSite.ShareAsync(site, original, ShareRights.Remix);
            using var program = site.Program(otto);
            foreach (var link in new[] { new Uri(site.Browser.BaseAddress!, path) + "?from=mail", path, path[3..] })
            {
                using var made = await program.PostAsJsonAsync("shares/remix", new { link });
                Assert.Equal(HttpStatusCode.Created, made.StatusCode);
                var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
                Assert.Equal($"/api/v1/projects/{id}", made.Headers.Location!.OriginalString);
                var copy = site.Services.GetRequiredService<ProjectSessions>().Open(id)!;
                Assert.Equal((otto, "Discs", 3), (copy.Owner, copy.State.RemixOf, copy.State.Pieces.Length));
            }
            Assert.NotEqual(otto, original.Owner);
        }
    }

    [Fact]
    public async Task Whatever_keeps_somebody_from_a_copy_the_answer_is_the_same()
    {
        var clock = new ManualClock();
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var original = NewCollage(site, Caller.LocalId);
        var (old, _) = await ShareSite.ShareAsync(site, original, ShareRights.Remix);
        clock.Advance(TimeSpan.FromDays(ShareDraft.UsualDays + 1));
        var (revoked, id) = await ShareSite.ShareAsync(site, original, ShareRights.Remix);
        Assert.True(site.Services.GetRequiredService<ShareStore>().Revoke(original.Id, id));
        var (onlyLooked, _) = await ShareSite.ShareAsync(site, original, ShareRights.Download | ShareRights.Prompt);
        var (locked, _) = await ShareSite.ShareAsync(site, original, ShareRights.Remix, password: Password);
        using var program = site.Program();
        var answers = new List<string>();
        foreach (var link in new[] { "/s/nothing", old, revoked, onlyLooked, locked, "", new string('x', 5000) })
        {
            using var refused = await program.PostAsJsonAsync("shares/remix", new { link, password = "not the password" });
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            // Each answer has an id of its own.
            answers.Add((await refused.Content.ReadAsStringAsync()).Split("\"traceId\"")[0]);
        }
        Assert.Single(answers.Distinct());
        using var made = await program.PostAsJsonAsync("shares/remix", new { link = locked, password = Password });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    [Fact]
    public async Task Passwords_are_tried_a_few_times_a_minute()
    {
        await using var site = await StudioSite.StartAsync();
        var (link, _) = await ShareSite.ShareAsync(site, NewCollage(site, Caller.LocalId), ShareRights.Remix, password: Password);
        using var program = site.Program();
        for (var number = 0; number < 5; number++)
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(program, link, ""));
        using var refused = await program.PostAsJsonAsync("shares/remix", new { link, password = Password });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Whoever_guesses_links_is_not_answered_for_a_while_not_even_about_right_ones()
    {
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton(new RateLimits { ShareViews = new RateLimit(3, 3) }));
        var (link, _) = await ShareSite.ShareAsync(site, NewCollage(site, Caller.LocalId), ShareRights.Remix);
        using var program = site.Program();
        for (var number = 0; number < 3; number++)
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(program, $"/s/guess{number}", null));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(program, link, null));
        using var viewer = ShareSite.Stranger(site);
        using var page = await viewer.GetAsync(link);
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
    }

    [Fact]
    public async Task Nobody_gets_more_collages_this_way_than_they_may_have()
    {
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton(new Quotas { Local = new AccountLimits { Projects = 1 } }));
        var (link, _) = await ShareSite.ShareAsync(site, NewCollage(site, Caller.LocalId), ShareRights.Remix);
        using var program = site.Program();
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(program, link, null));
    }

    private static ProjectSession NewCollage(StudioSite site, string owner) =>
        site.Services.GetRequiredService<ProjectSessions>().Create(RunSite.Collage(site.Services.GetRequiredService<ObjectStore>(), 10), owner);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient program, string link, string? password)
    {
        using var answer = await program.PostAsJsonAsync("shares/remix", new { link, password });
        return answer.StatusCode;
    }
}
