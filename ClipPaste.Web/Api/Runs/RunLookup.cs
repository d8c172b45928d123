using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Finds runs for those whose collages they change. Safe to use from any thread.</summary>
internal sealed class RunLookup(RunHistory history, ProjectSessions sessions, RunDesk desk, IJobQueue queue, IStringLocalizer<QueueTexts> texts)
{
    /// <summary>A run of a caller's collage, and the collage; null where they have none of this id.</summary>
    public (RunOutline Run, ProjectSession Session)? Find(string id, Caller caller) =>
        history.Find(id) is { } run && sessions.Open(run.Project, caller) is { } session ? (run, session) : null;

    /// <summary>What programs are told of a run.</summary>
    public RunAnswer Answer(RunOutline run) => run.Ended is null && desk.Find(run.Id) is { } live ? Answer(run, live.Status) : Past(run);

    /// <summary>What programs are told of a run that is under way here.</summary>
    public static RunAnswer Answer(RunOutline run, RunStatus status)
    {
        var waits = status.Phase == RunPhase.Queued;
        return new RunAnswer
        {
            Id = run.Id,
            Project = run.Project,
            Phase = status.Phase,
            Iteration = status.Iteration,
            Planned = run.Planned,
            Loss = status.Loss ?? run.Newest?.Loss,
            Score = status.Score ?? run.Newest?.Score,
            PerSecond = status is { Phase: RunPhase.Running, PerSecond: > 0 } ? status.PerSecond : null,
            SecondsLeft = waits ? status.Turn?.SecondsToWait : status.Phase == RunPhase.Running ? status.SecondsLeft : null,
            Place = waits ? status.Turn?.Place : null,
            Began = run.Began,
        };
    }

    private RunAnswer Past(RunOutline run)
    {
        var phase = run.Phase;
        string? told = null;
        if (run.Ended is null || phase == RunPhase.Failed)
        {
            var job = queue.Find(run.Id);
            phase = run.Ended is null ? PhaseOf(job?.State) : phase;
            told = job?.Told ?? (job?.State == JobState.Quarantined ? texts["Quarantined"].Value : null);
        }
        return new RunAnswer
        {
            Id = run.Id,
            Project = run.Project,
            Phase = phase,
            // The frame of the result may come after the last iteration.
            Iteration = Math.Min(run.Newest?.Number ?? 0, run.Planned),
            Planned = run.Planned,
            Loss = run.Newest?.Loss,
            Score = run.Newest?.Score,
            Told = told,
            Began = run.Began,
            Ended = run.Ended,
        };
    }

    // Another process may be working on it.
    private static RunPhase PhaseOf(JobState? state) => state switch
    {
        JobState.Queued => RunPhase.Queued,
        JobState.Running => RunPhase.Running,
        JobState.Paused => RunPhase.Paused,
        JobState.Done => RunPhase.Done,
        JobState.Cancelled => RunPhase.Stopped,
        _ => RunPhase.Failed,
    };
}
