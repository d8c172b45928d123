using System.Runtime.CompilerServices;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Streaming;

/// <summary>What the canvas and the studio tell each other.</summary>
internal sealed class StudioHub(
    ProjectSessions sessions, RunDesk desk, RunStore runs, SceneStream scenes, RunTimeline timeline, IStringLocalizer<StreamingTexts> texts) : Hub
{
    /// <summary>Largest message that is read, in bytes.</summary>
    public const int LargestMessage = 64 << 10;

    /// <summary>The project's scenes, the present one at once.</summary>
    public IAsyncEnumerable<SceneMessage> Scenes(string projectId, CancellationToken token) => scenes.Of(Session(projectId), token);

    /// <summary>A run's frames with numbers larger than <paramref name="after"/>, the newest first of all; ends with the run.</summary>
    public IAsyncEnumerable<FrameMessage> Frames(string runId, int after, CancellationToken token)
    {
        if (!IsId(runId) || !runs.IsOf(Caller.Of(Context.User!).Id, runId))
            throw Refusal("NoRun");
        return Read(desk.Find(runId), after, token);
    }

    /// <summary>Makes an edit.</summary>
    /// <returns>The project's new version.</returns>
    public long Edit(string projectId, EditMessage message)
    {
        if (!MessageCheck.IsFine(message))
            throw Refusal("BadMessage");
        var session = Session(projectId);
        return Saved(() => session.Edit(message.Label, state => SceneEdits.Apply(state, message.Ops)));
    }

    /// <summary>Takes the last edit back.</summary>
    /// <returns>The version that is shown now.</returns>
    public long Undo(string projectId) => Saved(Session(projectId).Undo);

    /// <summary>Makes the edit again that was taken back last.</summary>
    /// <returns>The version that is shown now.</returns>
    public long Redo(string projectId) => Saved(Session(projectId).Redo);

    /// <summary>Tells the project's run what a hand holds. Nothing is recorded; without a run it is of no use to anybody.</summary>
    public void Steer(string projectId, SteerMessage message)
    {
        if (!MessageCheck.IsFine(message))
            throw Refusal("BadMessage");
        desk.Find(Session(projectId))?.Steer(message);
    }

    /// <summary>Makes an iteration of a run the project's document.</summary>
    /// <returns>The project's new version.</returns>
    public long Branch(string projectId, string runId, int number)
    {
        var session = Session(projectId);
        if (!IsId(runId) || runs.Find(runId) is not { } run || run.Project != session.Id)
            throw Refusal("NoRun");
        if (timeline.At(runId, number) is not { } at)
            throw Refusal("NoFrame");
        return Saved(() => session.Edit("branch", at.ApplyTo));
    }

    private static async IAsyncEnumerable<FrameMessage> Read(LiveRun? run, int after, [EnumeratorCancellation] CancellationToken token)
    {
        if (run is null)
            yield break;
        using var watch = run.Feed.Begin(after);
        await foreach (var frame in watch.Frames.ReadAllAsync(token))
        {
            // A run that was interrupted repeats a little of what the watcher has seen.
            if (frame.Number > after)
                yield return frame;
        }
    }

    private static bool IsId(string? id) => id is { Length: > 0 and <= MessageCheck.LongestId };

    private ProjectSession Session(string projectId) => (IsId(projectId) ? sessions.Open(projectId, Caller.Of(Context.User!)) : null) ?? throw Refusal("NoProject");

    private long Saved(Func<long> edit)
    {
        try
        {
            return edit();
        }
        catch (SceneEditException refused)
        {
            throw Refusal(refused.Reason);
        }
        catch (SqliteException)
        {
            throw Refusal("NotSaved");
        }
    }

    private HubException Refusal(string key) => new(texts[key]);
}
