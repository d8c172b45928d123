using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Carries a long job of a project from its start to its end, whatever happens: its activity ends, fails with a sentence or is
/// cancelled.</summary>
/// <param name="faults">Finds the sentences.</param>
internal sealed class ProjectJobs(WorkFaults faults)
{
    /// <summary>Starts a job and returns at once.</summary>
    /// <param name="session">The project.</param>
    /// <param name="kind">One of <see cref="ActivityKind"/>; a job of the same kind that is under way is cancelled.</param>
    /// <param name="work">The job; returns a sentence about what could not be done, or null where all went well.</param>
    /// <returns>Ends when the job has ended, however that was; nobody has to wait for it.</returns>
    public Task Start(ProjectSession session, string kind, Func<ActivityTicket, Task<string?>> work)
    {
        var ticket = session.Activities.Begin(kind, WorkPhase.Loading);
        return Task.Run(() => CarryAsync(ticket, work), CancellationToken.None);
    }

    private async Task CarryAsync(ActivityTicket ticket, Func<ActivityTicket, Task<string?>> work)
    {
        try
        {
            if (await work(ticket) is { } sentence)
                ticket.Fail(sentence);
            else
                ticket.End();
        }
        catch (Exception fault) when (fault is OperationCanceledException || ticket.Token.IsCancellationRequested)
        {
            // By its user, with the whole project, or because the studio is closing.
            ticket.End();
        }
#pragma warning disable CA1031 // A job that fails must not take the studio with it; its user is told.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            ticket.Fail(faults.SentenceFor(fault));
        }
    }
}
