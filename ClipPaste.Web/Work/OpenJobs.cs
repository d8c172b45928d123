using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;

namespace ClipPaste.Web.Work;

/// <summary>All that the studio is doing and will do, for whoever looks after it. Safe to use from any thread.</summary>
internal sealed class OpenJobs(IJobQueue queue, RunDesk desk, JobPump pump, RunSettings runs, IEnumerable<IJobWork> works, AuditLog audit)
{
    /// <summary>Jobs that are not over, whosever: first those that are worked on, then in the order they came.</summary>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<OpenJob> List(int most)
    {
        var slots = works.ToDictionary(work => work.Kind, work => work.Slots);
        slots[JobKind.Run] = runs.MostActive;
        return [.. queue.Open(most).Select(job => job.State == JobState.Queued ? job with { Place = queue.PlaceOf(job.Id, slots[job.Kind]) } : job)];
    }

    /// <summary>Ends a job: a waiting one at once, another as soon as its worker has seen it; a run with the best so far.</summary>
    public void Cancel(string id)
    {
        if (desk.Find(id) is { } run)
            desk.Stop(run.Session);
        else if (!pump.Cancel(id))
            queue.Cancel(id);
    }

    /// <summary>Ends somebody's job because an admin says so; that stands in the audit log.</summary>
    /// <returns>Whether there was one that is not over.</returns>
    public bool Stop(Caller admin, string id)
    {
        if (queue.Find(id) is not { State: JobState.Queued or JobState.Running or JobState.Paused })
            return false;
        Cancel(id);
        audit.Write(admin, "job.stopped", id);
        return true;
    }

    /// <summary>Ends what is worked on for an account; nothing of a suspended one is begun after that.</summary>
    public void Halt(string owner)
    {
        foreach (var job in queue.RunningOf(owner))
            Cancel(job);
    }
}
