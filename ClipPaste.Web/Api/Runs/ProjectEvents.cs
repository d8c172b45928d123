using System.Collections.Immutable;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Api;

/// <summary>What programs that watch their owner's collage are told. Nothing is kept for one that is slow. Safe to use from any thread.</summary>
internal sealed class ProjectEvents(RunDesk desk, SceneStream scenes, TimeProvider clock)
{
    /// <summary>The events <c>scene</c>, <c>activity</c>, <c>frame</c> and <c>beat</c>, until the watcher leaves.</summary>
    /// <param name="session">The collage.</param>
    /// <param name="last">Id of the last event that this watcher has seen; empty for none.</param>
    /// <param name="mayWatch">Whether the watcher still may.</param>
    /// <param name="token">The watcher has left.</param>
    public async IAsyncEnumerable<SseItem<string>> Of(
        ProjectSession session, string last, Func<bool> mayWatch, [EnumeratorCancellation] CancellationToken token)
    {
        using var watch = new ProjectWatch(session, clock);
        var seen = SeenFrame.Read(last);
        var told = ImmutableArray<Activity>.Empty;
        LiveRun? run = null;
        while (!token.IsCancellationRequested)
        {
            if (watch.TakeChange())
            {
                run = desk.Find(session);
                seen = seen.In(run?.Id);
                yield return EventStreams.Item("scene", seen.ToString(), EditEndpoints.OutOf(scenes.Now(session)));
            }
            if (session.Activities.All is var activities && !activities.SequenceEqual(told))
            {
                told = activities;
                yield return EventStreams.Item("activity", seen.ToString(), activities);
            }
            if (run?.Feed.Newest is { } frame && frame.Number > seen.Number)
            {
                seen = seen with { Number = frame.Number };
                yield return EventStreams.Item("frame", seen.ToString(), frame);
            }
            if (watch.TakeBeat())
            {
                if (!mayWatch())
                    yield break;
                yield return EventStreams.Beat;
            }
            await watch.RestAsync(run is not null, token);
        }
    }
}
