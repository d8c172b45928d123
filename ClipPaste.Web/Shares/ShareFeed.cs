using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
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
    /// <summary>The events <c>scene</c>, <c>frame</c> and <c>beat</c>, until the link ends or the watcher leaves.</summary>
    /// <param name="link">The link.</param>
    /// <param name="session">Its collage.</param>
    /// <param name="scene">Writes for its viewers.</param>
    /// <param name="last">Id of the last event that this watcher has seen; empty for none.</param>
    /// <param name="token">The watcher has left.</param>
    public async IAsyncEnumerable<SseItem<string>> Of(
        ShareLink link, ProjectSession session, SharedScene scene, string last, [EnumeratorCancellation] CancellationToken token)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var watch = new ProjectWatch(session, clock);
        void End(string id) => _ = id == link.Id ? ended.CancelAsync() : Task.CompletedTask;
        store.Revoked += End;
        try
        {
            var seen = SeenFrame.Read(last);
            LiveRun? run = null;
            while (!ended.IsCancellationRequested)
            {
                if (watch.TakeChange())
                {
                    run = desk.Find(session);
                    seen = seen.In(run is null ? null : SharedScene.NameOf(run.Id));
                    yield return EventStreams.Item("scene", seen.ToString(), Now(session, scene, run));
                }
                if (run?.Feed.Newest is { } frame && frame.Number > seen.Number)
                {
                    seen = seen with { Number = frame.Number };
                    yield return EventStreams.Item("frame", seen.ToString(), scene.Of(frame));
                }
                if (watch.TakeBeat())
                {
                    if (!store.IsOpen(link.Id))
                        yield break;
                    yield return EventStreams.Beat;
                }
                await watch.RestAsync(run is not null, ended.Token);
            }
        }
        finally
        {
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
}
