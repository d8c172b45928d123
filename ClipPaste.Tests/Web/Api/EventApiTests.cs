using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Access;
using ClipPaste.Web.Api;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClipPaste.Tests.Web.Api;

public sealed class EventApiTests(RunSite site) : IClassFixture<RunSite>, IDisposable
{
    private readonly HttpClient _program = site.Site.Program();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_run_is_followed_to_its_end_and_taken_up_again_where_it_was_left()
    {
        var session = site.NewCollage(iterations: 2000);
        Assert.Null(site.Desk.Start(session));
        var run = site.Desk.Find(session)!.Id;
        string last;
        await using (var watch = await EventWatch.BeginAsync(_program, $"runs/{run}/events"))
        {
            Assert.Equal(run, (await watch.NextAsync("status")).GetProperty("id").GetString());
            var first = (await watch.NextAsync("frame")).GetProperty("number").GetInt32();
            Assert.True((await watch.NextAsync("frame")).GetProperty("number").GetInt32() > first);
            last = watch.LastId!;
        }
        await using var again = await EventWatch.BeginAsync(_program, $"runs/{run}/events", last);
        Assert.True((await again.NextAsync("frame")).GetProperty("number").GetInt32() > int.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
        site.Desk.Stop(session);
        var (kind, message) = (await again.RestAsync())[^1];
        Assert.Equal(("status", "stopped"), (kind, message.GetProperty("phase").GetString()));
        Assert.Equal(message.GetRawText(), (await _program.GetFromJsonAsync<JsonElement>($"runs/{run}")).GetRawText());
    }

    [Fact]
    public async Task Of_a_run_that_is_over_its_result_is_told_once()
    {
        var session = site.NewCollage(iterations: 3);
        Assert.Null(site.Desk.Start(session));
        var run = site.Desk.Find(session)!.Id;
        await RunSite.UntilAsync(() => site.Desk.Of(session) is null);
        await using var late = await EventWatch.BeginAsync(_program, $"runs/{run}/events");
        Assert.Equal(["frame", "status"], (await late.RestAsync()).Select(told => told.Kind));
        await using var later = await EventWatch.BeginAsync(_program, $"runs/{run}/events", late.LastId);
        Assert.Equal("done", Assert.Single(await later.RestAsync()).Message.GetProperty("phase").GetString());
    }

    [Fact]
    public async Task A_collage_is_watched_through_an_edit_and_a_run()
    {
        var session = site.NewCollage(iterations: 2000);
        await using var watch = await EventWatch.BeginAsync(_program, $"projects/{session.Id}/events");
        var scene = await watch.NextAsync("scene");
        Assert.StartsWith("/api/v1/objects/", scene.GetProperty("pieces")[0].GetProperty("texture").GetString(), StringComparison.Ordinal);
        session.Edit("delete", state => state with { Pieces = [.. state.Pieces.Take(2)] });
        Assert.Equal(2, (await watch.NextAsync("scene")).GetProperty("pieces").GetArrayLength());
        Assert.Null(site.Desk.Start(session));
        var activity = await watch.NextAsync("activity");
        Assert.Equal("run", activity[0].GetProperty("kind").GetString());
        Assert.Equal(site.Desk.Find(session)!.Id, (await watch.NextAsync("frame")).GetProperty("run").GetString());
        site.Desk.Stop(session);
        await watch.NextAsync("scene", told => told.GetProperty("run").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Four_watch_a_collage_and_the_fifth_is_told_to_come_back()
    {
        var address = $"projects/{site.NewCollage().Id}/events";
        var watches = new List<EventWatch>();
        for (var number = 0; number < 4; number++)
            watches.Add(await EventWatch.BeginAsync(_program, address));
        using var fifth = await _program.GetAsync(address);
        Assert.Equal(HttpStatusCode.TooManyRequests, fifth.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), fifth.Headers.RetryAfter!.Delta);
        Assert.NotEmpty((await fifth.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
        foreach (var watch in watches)
            await watch.DisposeAsync();
    }

    [Fact]
    public async Task Whose_token_was_revoked_watches_no_longer()
    {
        var clock = new ManualClock();
        await using var other = await StudioSite.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        using var program = other.Program();
        var session = other.Services.GetRequiredService<ProjectSessions>().Create(new ProjectState());
        await using var watch = await EventWatch.BeginAsync(program, $"projects/{session.Id}/events");
        await watch.NextAsync("scene");
        Tick();
        await watch.NextAsync("beat");
        var token = Assert.Single(other.Services.GetRequiredService<TokenStore>().Of(Caller.LocalId));
        Assert.True(other.Services.GetRequiredService<TokenDesk>().Revoke(Caller.Local, token.Id));
        Tick();
        Assert.DoesNotContain("beat", (await watch.RestAsync()).Select(told => told.Kind));

        void Tick()
        {
            clock.Advance(TimeSpan.FromSeconds(25));
            session.Announce();
        }
    }

    [Fact]
    public async Task A_studio_that_stops_waits_for_nobody_who_watches()
    {
        await using var other = await StudioSite.StartAsync();
        using var program = other.Program();
        await using var watch = await EventWatch.BeginAsync(program, $"projects/{other.NewProject()}/events");
        await watch.NextAsync("scene");
        other.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await watch.RestAsync();
    }
}
