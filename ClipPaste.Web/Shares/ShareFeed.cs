using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Shares;

/// <summary>
/// What those who watch a shared collage are told: its scene at once and after every change, and of its run the newest frame, ten times a second at
/// most. Nothing is kept for a watcher who is slow, so however many watch, nobody is held up. Safe to use from any thread.
/// </summary>
internal sealed class ShareFeed(RunDesk desk, ShareStore store, TimeProvider clock)
{
    /// <summary>Least time between two frames.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    // Shorter than the time after which proxies close a line on which nothing is said; also the time in which an expired link is noticed.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    /// <summary>The events <c>scene</c>, <c>frame</c> and <c>beat</c>, until the link ends or the watcher leaves.</summary>
    /// <param name="link">The link.</param>
    /// <param name="session">Its collage.</param>
    /// <param name="scene">Writes for its viewers.</param>
    /// <param name="last">Id of the last event that this watcher has seen; null for none.</param>
    /// <param name="token">The watcher has left.</param>
    public async IAsyncEnumerable<SseItem<string>> Of(
        ShareLink link, ProjectSession session, SharedScene scene, string? last, [EnumeratorCancellation] CancellationToken token)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(token);
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        changes.Writer.TryWrite(true);
        void Tell(ProjectChange change) => changes.Writer.TryWrite(true);
        void End(string id) => _ = id == link.Id ? ended.CancelAsync() : Task.CompletedTask;
        session.Changed += Tell;
        store.Revoked += End;
        try
        {
            var (seen, beaten) = (Seen.Read(last), clock.GetTimestamp());
            LiveRun? run = null;
            while (!ended.IsCancellationRequested)
            {
                if (changes.Reader.TryRead(out _))
                {
                    run = desk.Find(session);
                    seen = seen.In(run);
                    yield return Item("scene", seen, Now(session, scene, run));
                }
                if (run?.Feed.Newest is { } frame && frame.Number > seen.Number)
                {
                    seen = seen with { Number = frame.Number };
                    yield return Item("frame", seen, scene.Of(frame));
                }
                if (clock.GetElapsedTime(beaten) >= Beat)
                {
                    if (!store.IsOpen(link.Id))
                        yield break;
                    beaten = clock.GetTimestamp();
                    yield return new SseItem<string>("", "beat");
                }
                await RestAsync(run is null ? changes.Reader : null, ended.Token);
            }
        }
        finally
        {
            session.Changed -= Tell;
            store.Revoked -= End;
        }
    }

    private static SceneMessage Now(ProjectSession session, SharedScene scene, LiveRun? run)
    {
        // First the version: should an edit come in between, the next scene tells of it, and this one claims nothing too new.
        var version = session.Version;
        var state = session.State;
        return scene.Of(SharedCollages.Shown(run?.ApplyTo(state) ?? state), version, run?.Status);
    }

    private static SseItem<string> Item<T>(string kind, Seen seen, T message) =>
        new(JsonSerializer.Serialize(message, MessageJson.Options), kind) { EventId = seen.ToString(), ReconnectionInterval = Again };

    // While a run goes on its newest frame is looked at; else there is nothing to do until something changes.
    private async Task RestAsync(ChannelReader<bool>? changes, CancellationToken token)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
        var rest = Task.Delay(changes is null ? Pace : Beat, clock, over.Token);
        await (changes is null ? rest : Task.WhenAny(rest, changes.WaitToReadAsync(over.Token).AsTask())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await over.CancelAsync();
    }

    /// <summary>How far a watcher has seen a run; written as the id of an event.</summary>
    /// <param name="Run">The run as viewers know it; empty for none.</param>
    /// <param name="Number">The newest frame.</param>
    private sealed record Seen(string Run, int Number)
    {
        private static readonly Seen Nothing = new("", -1);

        public static Seen Read(string? id) =>
            id?.Split('.') is [{ Length: > 0 } run, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? new(run, seen) : Nothing;

        public Seen In(LiveRun? run) => run is null ? Nothing : SharedScene.NameOf(run.Id) is var name && name == Run ? this : new(name, -1);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Run}.{Number}");
    }
}
