using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class ExportApiTests(RunSite site) : IClassFixture<RunSite>, IDisposable
{
    private readonly HttpClient _program = site.Site.Program();

    private IJobQueue Queue => site.Site.Services.GetRequiredService<IJobQueue>();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task An_export_is_ordered_followed_by_its_job_and_downloaded_in_parts()
    {
        var project = site.NewCollage().Id;
        using var ordered = await _program.PostAsJsonAsync($"projects/{project}/exports", new { format = "png", longSide = 240 });
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        var address = ordered.Headers.Location!.ToString();
        await RunSite.UntilAsync(() => Queue.Find(address.Split('/')[^1])!.State == JobState.Done);
        var job = await _program.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal(("export", "done", project), (job.GetProperty("kind").GetString(), job.GetProperty("state").GetString(), job.GetProperty("project").GetString()));
        var id = job.GetProperty("export").GetString();
        var export = await _program.GetFromJsonAsync<JsonElement>($"exports/{id}");
        Assert.Equal(("discs-240.png", "image/png"), (export.GetProperty("name").GetString(), export.GetProperty("type").GetString()));
        Assert.Equal(export.GetRawText(), (await _program.GetFromJsonAsync<JsonElement>($"projects/{project}/exports"))[0].GetRawText());
        using var part = new HttpRequestMessage(HttpMethod.Get, $"exports/{id}/file");
        part.Headers.Range = new RangeHeaderValue(1, 3);
        using var answer = await _program.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("PNG"u8.ToArray(), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(export.GetProperty("bytes").GetInt64(), (await _program.GetByteArrayAsync($"exports/{id}/file")).LongLength);
    }

    [Theory]
    [InlineData("""{"format":"jpeg","transparent":true}""")]
    [InlineData("""{"format":"png","longSide":9}""")]
    [InlineData("""{"format":"none"}""")]
    [InlineData("""{"format":7}""")]
    [InlineData("{}")]
    [InlineData("""{"format":"webM"}""")]
    public async Task What_cannot_be_exported_is_answered_by_a_sentence(string body)
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        var project = site.NewCollage().Id;
        using var answer = await _program.PostAsync($"projects/{project}/exports", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
        Assert.Empty((await _program.GetFromJsonAsync<JsonElement>($"projects/{project}")).GetProperty("activities").EnumerateArray());
    }

    [Fact]
    public async Task Jobs_are_listed_by_their_state_and_cancelled()
    {
        var sessions = Enumerable.Range(0, 3).Select(_ => site.NewCollage(iterations: 2000)).ToList();
        foreach (var session in sessions)
            (await _program.PostAsync($"projects/{session.Id}/runs", content: null)).EnsureSuccessStatusCode().Dispose();
        // Two may go on at a time.
        await RunSite.UntilAsync(() => site.Desk.Of(sessions[0])?.Iteration > 0 && site.Desk.Of(sessions[1])?.Iteration > 0);
        var running = await JobsAsync("running");
        Assert.Equal(sessions.Take(2).Select(session => session.Id).Order(StringComparer.Ordinal), running.Select(job => job.GetProperty("project").GetString()).Order(StringComparer.Ordinal));
        Assert.All(running, job => Assert.Equal(2000, job.GetProperty("progress").GetProperty("total").GetInt32()));
        var waiting = Assert.Single(await JobsAsync("queued"));
        Assert.Equal((sessions[2].Id, 1), (waiting.GetProperty("project").GetString(), waiting.GetProperty("place").GetInt32()));

        foreach (var job in running.Prepend(waiting))
            (await _program.PostAsync($"jobs/{job.GetProperty("id").GetString()}/cancel", content: null)).EnsureSuccessStatusCode().Dispose();
        await RunSite.UntilAsync(() => sessions.TrueForAll(session => site.Desk.Of(session) is null));
        var cancelled = await JobsAsync("cancelled");
        Assert.Equal(3, cancelled.Count);
        var seen = new List<string?>();
        for (string? after = ""; after is not null;)
        {
            var page = await _program.GetFromJsonAsync<JsonElement>($"jobs?state=cancelled&limit=2{(after.Length > 0 ? $"&after={after}" : "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(job => job.GetProperty("id").GetString()));
            after = page.GetProperty("next").GetString();
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), cancelled.Select(job => job.GetProperty("id").GetString()).ToHashSet());
        using var wrong = await _program.GetAsync("jobs?state=lost");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task An_export_that_waits_is_cancelled_and_makes_nothing()
    {
        var session = site.NewCollage();
        using var ordered = await _program.PostAsJsonAsync($"projects/{session.Id}/exports", new { format = "png", longSide = 8000 });
        var id = ordered.Headers.Location!.ToString().Split('/')[^1];
        using var cancelled = await _program.PostAsync($"jobs/{id}/cancel", content: null);
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        await RunSite.UntilAsync(() => Queue.Find(id)!.State == JobState.Cancelled);
        Assert.Empty((await _program.GetFromJsonAsync<JsonElement>($"projects/{session.Id}/exports")).EnumerateArray());
        Assert.False(session.Activities.IsBusy("export"));
        using var again = await _program.PostAsync($"jobs/{id}/cancel", content: null);
        Assert.Equal("cancelled", (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
    }

    private async Task<List<JsonElement>> JobsAsync(string state) =>
        [.. (await _program.GetFromJsonAsync<JsonElement>($"jobs?state={state}")).GetProperty("items").EnumerateArray().Where(job => job.GetProperty("kind").GetString() == "run")];
}
