using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class RunApiTests(RunSite site) : IClassFixture<RunSite>, IDisposable
{
    private readonly HttpClient _program = site.Site.Program();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_run_is_begun_and_found_at_its_address_up_to_its_end()
    {
        var session = site.NewCollage(iterations: 12);
        using var begun = await _program.PostAsync($"projects/{session.Id}/runs", content: null);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var address = begun.Headers.Location!.ToString();
        await RunSite.UntilAsync(() => site.Desk.Of(session) is null);
        var run = await _program.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal(("done", 12), (run.GetProperty("phase").GetString(), run.GetProperty("iteration").GetInt32()));
        Assert.True(run.GetProperty("ended").GetDateTimeOffset() >= run.GetProperty("began").GetDateTimeOffset());
        Assert.True(double.IsFinite(run.GetProperty("score").GetDouble()));
        var list = await _program.GetFromJsonAsync<JsonElement>($"projects/{session.Id}/runs");
        Assert.Equal(run.GetRawText(), Assert.Single(list.GetProperty("items").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task Its_frames_come_in_pages_and_one_of_them_is_made_the_present_state()
    {
        var (session, run) = await FinishedAsync();
        var frames = new List<JsonElement>();
        for (int? after = 0; after is { } from;)
        {
            var page = await _program.GetFromJsonAsync<JsonElement>($"runs/{run}/frames?after={from}&limit=5");
            Assert.StartsWith("/api/v1/objects/", page.GetProperty("scenes")[0].GetProperty("pieces")[0].GetProperty("texture").GetString(), StringComparison.Ordinal);
            frames.AddRange(page.GetProperty("frames").EnumerateArray());
            after = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next").GetInt32();
        }
        Assert.Equal(Enumerable.Range(1, frames.Count), frames.Select(frame => frame.GetProperty("number").GetInt32()));
        Assert.InRange(frames.Count, 12, 13);
        using var gone = await _program.PostAsJsonAsync($"runs/{run}/branch", new { number = 99 });
        Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        using var back = await _program.PostAsJsonAsync($"runs/{run}/branch", new { number = 5 });
        Assert.Equal(session.Version, (await back.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt64());
        Assert.Equal(RunSite.PoseIn(frames[4], "one")[0], session.State.Pieces[0].Pose.X);
    }

    [Fact]
    public async Task A_run_stands_still_goes_on_and_ends_when_a_program_says_so()
    {
        var session = site.NewCollage(iterations: 2000);
        var run = await BeginAsync(session);
        await RunSite.UntilAsync(() => site.Desk.Of(session)!.Iteration >= 2);
        Assert.Equal("paused", await PhaseAsync("pause"));
        Assert.Contains(await PhaseAsync("resume"), (string[])["queued", "running"]);
        await RunSite.UntilAsync(() => site.Desk.Of(session)!.Iteration >= 4);
        await PhaseAsync("stop");
        await RunSite.UntilAsync(() => site.Desk.Of(session) is null);
        Assert.Equal("stopped", await PhaseAsync("stop"));
        using var late = await _program.PostAsync($"runs/{run}/pause", content: null);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        async Task<string> PhaseAsync(string what)
        {
            using var answer = await _program.PostAsync($"runs/{run}/{what}", content: null);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("phase").GetString()!;
        }
    }

    [Fact]
    public async Task What_a_program_holds_stays_where_it_is_held()
    {
        var session = site.NewCollage(iterations: 2000);
        var run = await BeginAsync(session);
        var live = site.Desk.Find(run)!;
        await RunSite.UntilAsync(() => live.Status.Iteration >= 2);
        using var held = await _program.PostAsJsonAsync(
            $"runs/{run}/steer", new { poses = new[] { new { id = "two", x = -.45, y = -.4, logScale = -1.5, rotation = .2, opacity = 1, mirrored = false } } });
        Assert.Equal(HttpStatusCode.NoContent, held.StatusCode);
        await RunSite.UntilAsync(() => live.Feed.Newest!.Poses[live.Feed.Newest.Ids.IndexOf("two")][0] == -.45);
        using var wrong = await _program.PostAsJsonAsync($"runs/{run}/steer", new { poses = new[] { new { id = "two", x = 99, y = 0, logScale = 0, rotation = 0, opacity = 1, mirrored = false } } });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        site.Desk.Stop(session);
        await RunSite.UntilAsync(() => site.Desk.Of(session) is null);
        using var late = await _program.PostAsJsonAsync($"runs/{run}/steer", new { poses = Array.Empty<object>() });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_run_is_refused_with_a_sentence()
    {
        using var empty = await _program.PostAsync($"projects/{site.Site.NewProject()}/runs", content: null);
        Assert.Equal(HttpStatusCode.Conflict, empty.StatusCode);
        Assert.Contains("prompt", (await empty.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        var session = site.NewCollage(iterations: 2000);
        using var again = await _program.PostAsync($"projects/{session.Id}/runs/retry", content: null);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        using var second = await _program.PostAsync($"projects/{session.Id}/runs", content: null);
        Assert.Contains("under way", (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        site.Desk.Stop(session);
        await RunSite.UntilAsync(() => site.Desk.Of(session) is null);
    }

    [Fact]
    public async Task Whoever_begins_too_many_runs_is_told_to_wait()
    {
        await using var people = await PeopleSite.StartAsync();
        using var person = await Person.SignedUpAsync(people, "Olga");
        var account = people.Services.GetRequiredService<AccountStore>().All().Single().Id;
        var project = people.Services.GetRequiredService<ProjectSessions>().Create(new ProjectState(), account).Id;
        using var program = people.Program(account);
        var answers = new List<HttpStatusCode>();
        for (var number = 0; number < 7; number++)
        {
            using var answer = await program.PostAsync($"projects/{project}/runs", content: null);
            answers.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is { Delta.TotalSeconds: >= 1 and <= 60 });
        }
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Conflict, 6), HttpStatusCode.TooManyRequests], answers);
    }

    private async Task<(ProjectSession Session, string Run)> FinishedAsync()
    {
        var session = site.NewCollage(iterations: 12);
        var run = await BeginAsync(session);
        await RunSite.UntilAsync(() => site.Desk.Of(session) is null);
        return (session, run);
    }

    private async Task<string> BeginAsync(ProjectSession session)
    {
        using var begun = await _program.PostAsync($"projects/{session.Id}/runs", content: null);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        return (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
