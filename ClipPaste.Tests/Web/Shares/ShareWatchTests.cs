using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Streaming;

namespace ClipPaste.Tests.Web.Shares;

public sealed class ShareWatchTests(ShareSite site) : IClassFixture<ShareSite>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_watcher_is_told_the_scene_and_every_change_of_it()
    {
        var session = site.Runs.NewCollage();
        var (path, _) = await site.ShareAsync(session, ShareRights.Live);
        await using var watch = await WatchAsync(site.Stranger(), path);
        var (kind, scene) = await watch.NextAsync();
        Assert.Equal(("scene", 3), (kind, scene.GetProperty("pieces").GetArrayLength()));
        Assert.StartsWith(path + "/objects/", scene.GetProperty("pieces")[0].GetProperty("texture").GetString(), StringComparison.Ordinal);
        Assert.Equal("", scene.GetProperty("pieces")[0].GetProperty("name").GetString());
        session.Edit("delete", state => state with { Pieces = [.. state.Pieces.Take(2)] });
        (_, scene) = await watch.NextAsync();
        Assert.Equal((2, session.Version), (scene.GetProperty("pieces").GetArrayLength(), scene.GetProperty("version").GetInt64()));
    }

    [Fact]
    public async Task A_run_is_watched_live_to_its_end_and_taken_up_again_where_it_was_left()
    {
        var session = site.Runs.NewCollage(iterations: 100_000);
        var (path, _) = await site.ShareAsync(session, ShareRights.Live);
        Assert.Null(site.Runs.Desk.Start(session));
        string last;
        int seen;
        await using (var watch = await WatchAsync(site.Stranger(), path))
        {
            var first = await watch.FrameAsync();
            Assert.DoesNotContain(site.Runs.Desk.Find(session)!.Id, first.ToString(), StringComparison.Ordinal);
            Assert.Equal(0, first.GetProperty("score").GetDouble());
            seen = (await watch.FrameAsync()).GetProperty("number").GetInt32();
            Assert.True(seen > first.GetProperty("number").GetInt32());
            last = watch.LastId!;
        }
        await using var again = await WatchAsync(site.Stranger(), path, last);
        Assert.True((await again.FrameAsync()).GetProperty("number").GetInt32() > seen);
        site.Runs.Desk.Stop(session);
        JsonElement scene;
        do
            (_, scene) = await again.NextAsync();
        while (scene.TryGetProperty("run", out var run) ? run.ValueKind != JsonValueKind.Null : true);
        Assert.Equal(session.Version, scene.GetProperty("version").GetInt64());
        using var stranger = site.Stranger();
        using var longest = new CancellationTokenSource(Longest);
        // The run is written down a moment after it has ended.
        while ((await stranger.GetAsync(path + "/timeline", longest.Token)).StatusCode == HttpStatusCode.NotFound)
            await Task.Delay(50, longest.Token);
        Assert.Contains("\"frames\":[{", await stranger.GetStringAsync(path + "/timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoking_ends_what_is_being_watched_and_the_way_back()
    {
        var session = site.Runs.NewCollage();
        var (path, id) = await site.ShareAsync(session, ShareRights.Live);
        await using var watch = await WatchAsync(site.Stranger(), path);
        await watch.NextAsync();
        site.Store.Revoke(session.Id, id);
        Assert.True(await watch.EndsAsync());
        using var stranger = site.Stranger();
        using var gone = await stranger.GetAsync(path + "/events");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public void An_address_has_four_places_and_gets_one_back_when_somebody_leaves()
    {
        var places = new WatcherPlaces();
        var taken = Enumerable.Range(0, WatcherPlaces.Each).Select(_ => places.Take("here")!).ToArray();
        Assert.All(taken, Assert.NotNull);
        Assert.Null(places.Take("here"));
        using var elsewhere = places.Take("elsewhere");
        Assert.NotNull(elsewhere);
        taken[0].Dispose();
        taken[0].Dispose();
        Assert.NotNull(places.Take("here"));
        Assert.Null(places.Take("here"));
    }

    [Fact]
    public async Task A_page_of_another_site_watches_nothing()
    {
        var (path, _) = await site.ShareAsync(site.Runs.NewCollage(), ShareRights.Live);
        using var stranger = site.Stranger();
        using var asked = new HttpRequestMessage(HttpMethod.Get, path + "/events");
        asked.Headers.Add("Origin", "https://elsewhere.example");
        using var refused = await stranger.SendAsync(asked);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<Watcher> WatchAsync(HttpClient stranger, string path, string? last = null)
    {
        var asked = new HttpRequestMessage(HttpMethod.Get, path + "/events");
        if (last is not null)
            asked.Headers.Add("Last-Event-ID", last);
        var answer = await stranger.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new Watcher(stranger, answer, SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator());
    }

    private sealed class Watcher(HttpClient stranger, HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public string? LastId { get; private set; }

        public async Task<(string Kind, JsonElement Message)> NextAsync()
        {
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Longest));
            LastId = events.Current.EventId;
            using var message = JsonDocument.Parse(events.Current.Data);
            return (events.Current.EventType, message.RootElement.Clone());
        }

        public async Task<JsonElement> FrameAsync()
        {
            while (true)
            {
                if (await NextAsync() is ("frame", var frame))
                    return frame;
            }
        }

        public async Task<bool> EndsAsync()
        {
            while (await events.MoveNextAsync().AsTask().WaitAsync(Longest))
            {
            }
            return true;
        }

        public ValueTask DisposeAsync()
        {
            answer.Dispose();
            stranger.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
