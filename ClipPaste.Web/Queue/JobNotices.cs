using System.Collections.Concurrent;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Queue;

/// <summary>Tells users of jobs that have failed or were quarantined, also after a restart, until they dismiss it. Safe to use from any thread.</summary>
/// <param name="queue">Knows the jobs.</param>
/// <param name="texts">The sentence for those that were quarantined.</param>
internal sealed class JobNotices(IJobQueue queue, IStringLocalizer<QueueTexts> texts)
{
    private readonly ConcurrentDictionary<string, bool> _shown = new();

    /// <summary>The board's name for jobs of a kind.</summary>
    public static string ActivityOf(JobKind kind) => kind switch
    {
        JobKind.Run => ActivityKind.Run,
        JobKind.Cutouts => ActivityKind.Cut,
        _ => ActivityKind.Export,
    };

    /// <summary>Shows what its user has not read yet on a project's board.</summary>
    public void ShowUnread(ProjectSession session)
    {
        foreach (var job in queue.Unread(session.Id))
            Show(job, session);
    }

    /// <summary>Leaves a job's sentence on a project's board, unless it is there.</summary>
    public void Show(Job job, ProjectSession session)
    {
        // A board has room for one of each kind, and what it replaces counts as dismissed.
        if (!_shown.ContainsKey(job.Id))
            Show(job, session.Activities.Begin(ActivityOf(job.Kind), "queued"));
    }

    /// <summary>Leaves a job's sentence on the board.</summary>
    /// <param name="job">A job that is over.</param>
    /// <param name="ticket">Its ticket; dismissing the sentence ends it.</param>
    public void Show(Job job, ActivityTicket ticket)
    {
        _shown[job.Id] = true;
        ticket.Fail(job.Told ?? texts["Quarantined"]);
        ticket.Token.Register(() =>
        {
            _shown.TryRemove(job.Id, out _);
            queue.Dismiss(job.Id);
        });
    }

    /// <summary>Gives a project's quarantined job of a kind another chance.</summary>
    /// <returns>The job, which waits now; null where there is none.</returns>
    public Job? Retry(ProjectSession session, JobKind kind)
    {
        if (queue.Unread(session.Id).LastOrDefault(job => job.Kind == kind && job.State == JobState.Quarantined) is not { } job || !queue.Retry(job.Id))
            return null;
        _shown.TryRemove(job.Id, out _);
        return job with { State = JobState.Queued };
    }
}
