using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Queue;

/// <summary>A job of this process that is not over.</summary>
/// <param name="id">The job.</param>
/// <param name="kind">What it does.</param>
/// <param name="session">Its project.</param>
/// <param name="ticket">Shows it among the project's activities; cancelling it there cancels the job.</param>
internal sealed class PumpedJob(string id, JobKind kind, ProjectSession session, ActivityTicket ticket)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Task? _carried;

    /// <summary>The job.</summary>
    public string Id => id;

    /// <summary>What it does.</summary>
    public JobKind Kind => kind;

    /// <summary>Its project.</summary>
    public ProjectSession Session => session;

    /// <summary>Shows it among the project's activities.</summary>
    public ActivityTicket Ticket => ticket;

    /// <summary>Ends with the job.</summary>
    public Task Ended => _ended.Task;

    /// <summary>What is being done for it; null while it waits.</summary>
    public Task? Carried
    {
        get => _carried;
        set => _carried = value;
    }

    /// <summary>It is over.</summary>
    public void End() => _ended.TrySetResult();
}
