using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Api;

/// <summary>What programs that watch a run are told. Nothing is kept for one that is slow. Safe to use from any thread.</summary>
internal sealed class RunEvents(RunLookup runs, RunHistory history, RunDesk desk, TimeProvider clock)
{
    /// <summary>The events <c>status</c>, <c>frame</c> and <c>beat</c>, until the run is over or the watcher leaves; ids are numbers of frames.</summary>
    /// <param name="run">The run.</param>
    /// <param name="session">Its collage.</param>
    /// <param name="last">Id of the last event that this watcher has seen; empty for none.</param>
    /// <param name="mayWatch">Whether the watcher still may.</param>
    /// <param name="token">The watcher has left.</param>
    public async IAsyncEnumerable<SseItem<string>> Of(
        RunOutline run, ProjectSession session, string last, Func<bool> mayWatch, [EnumeratorCancellation] CancellationToken token)
    {
        using var watch = new ProjectWatch(session, clock);
        var seen = int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var live = desk.Find(run.Id);
        RunTurn? told = null;
        while (!token.IsCancellationRequested)
        {
            // First whether it is over: then its last frame is there.
            var isOver = desk.Find(run.Id) is null;
            if (isOver && history.Find(run.Id) is { } past)
                run = past;
            if ((live is null ? run.Newest : live.Feed.Newest) is { } frame && frame.Number > seen)
            {
                seen = frame.Number;
                yield return Item("frame", seen, frame);
            }
            if (isOver)
            {
                yield return Item("status", seen, runs.Answer(run));
                yield break;
            }
            if (live is { Status: { Turn: { } turn } status } && turn != told)
            {
                told = turn;
                yield return Item("status", seen, RunLookup.Answer(run, status));
            }
            if (watch.TakeBeat())
            {
                if (!mayWatch())
                    yield break;
                yield return EventStreams.Beat;
            }
            await watch.RestAsync(moves: true, token);
        }
    }

    private static SseItem<string> Item<T>(string kind, int seen, T message) => EventStreams.Item(kind, seen.ToString(CultureInfo.InvariantCulture), message);
}
