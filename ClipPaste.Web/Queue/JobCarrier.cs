using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <summary>Carries a job that was claimed to its end, whatever happens on the way.</summary>
/// <param name="queue">Where it ends.</param>
/// <param name="pulse">Knows whether the database is there.</param>
/// <param name="notices">Tells what went wrong.</param>
/// <param name="faults">Finds the sentences.</param>
internal sealed class JobCarrier(IJobQueue queue, JobPulse pulse, JobNotices notices, WorkFaults faults)
{
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(1);

    /// <summary>Does a job; while the database is away it waits, and then does again what could not be stored.</summary>
    /// <param name="work">How.</param>
    /// <param name="hold">The job.</param>
    /// <param name="job">Where it is shown.</param>
    /// <param name="stop">The studio closes: the job is put back.</param>
    /// <returns>Whether it is over; else it waits again.</returns>
    public async Task<bool> CarryAsync(IJobWork work, JobHold hold, PumpedJob job, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await TryAsync(work, hold, job, stop);
            }
            catch (SqliteException fault) when (StudioDatabase.IsAway(fault) && !stop.IsCancellationRequested)
            {
                pulse.Miss();
                if (!await BackAsync(hold, job, stop))
                    return true;
            }
            catch (SqliteException)
            {
                // The next start finds the job as it was claimed.
                job.Ticket.End();
                return true;
            }
        }
    }

    private async Task<bool> TryAsync(IJobWork work, JobHold hold, PumpedJob job, CancellationToken stop)
    {
        var ticket = job.Ticket;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ticket.Token, hold.Lost, stop);
        var task = new JobTask(queue, hold, job.Session, ticket, ends.Token);
        try
        {
            if (hold.Job.Wish == JobWish.Cancel)
                return Over(hold, job, JobState.Cancelled);
            ticket.Report(WorkPhase.Loading);
            if (await work.CarryAsync(task) is { } told)
                return Fail(hold, job, told);
            if (!task.IsStored)
                return Over(hold, job, JobState.Done);
            ticket.End();
            return true;
        }
        catch (LaneFullException)
        {
            return Postpone(hold, job);
        }
        catch (SqliteException fault) when (StudioDatabase.IsAway(fault))
        {
            throw;
        }
#pragma warning disable CA1031 // A job that fails must not take the studio with it; its user is told.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (ticket.Token.IsCancellationRequested || fault is JobUnwantedException)
                return Over(hold, job, JobState.Cancelled);
            if (stop.IsCancellationRequested || hold.Lost.IsCancellationRequested || fault is JobLostException)
                return Over(hold, job, JobState.Queued);
            return Fail(hold, job, faults.SentenceFor(fault));
        }
    }

    // A job that was lost meanwhile is not changed by this: whoever has it now tells its user.
    private bool Over(JobHold hold, PumpedJob job, JobState how)
    {
        if (how == JobState.Queued)
            queue.Release(hold.Fence, how);
        else
            queue.End(hold.Fence, how);
        job.Ticket.End();
        return true;
    }

    private bool Postpone(JobHold hold, PumpedJob job)
    {
        queue.Postpone(hold.Fence);
        if (queue.Find(job.Id) is { State: JobState.Queued })
            return false;
        if (queue.Find(job.Id) is { State: JobState.Quarantined } stuck)
            notices.Show(stuck, job.Ticket);
        return true;
    }

    private bool Fail(JobHold hold, PumpedJob job, string told)
    {
        if (queue.End(hold.Fence, JobState.Failed, told))
            notices.Show(hold.Job with { Told = told }, job.Ticket);
        else
            job.Ticket.End();
        return true;
    }

    private async Task<bool> BackAsync(JobHold hold, PumpedJob job, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Nap);
        while (pulse.IsAway)
        {
            job.Ticket.Report(WorkPhase.Parked);
            if (hold.Lost.IsCancellationRequested || stop.IsCancellationRequested)
                break;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
        if (!hold.Lost.IsCancellationRequested && !stop.IsCancellationRequested)
            return true;
        job.Ticket.End();
        return false;
    }
}
