namespace ClipPaste.Web.Queue;

/// <summary>A job that this process works on, for as long as it does. Safe to use from any thread.</summary>
/// <param name="job">The job as it was claimed.</param>
/// <param name="leaseEnd">When its lease ends.</param>
/// <param name="clock">Measures it.</param>
#pragma warning disable CA1001 // The token source has no timer and no handle; workers may still look at its token after the job has ended.
internal sealed class JobHold(Job job, long leaseEnd, ILeaseClock clock)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _lost = new();
    private long _leaseEnd = leaseEnd;

    /// <summary>The job as it was claimed.</summary>
    public Job Job => job;

    /// <summary>What is written for it is written with this.</summary>
    public JobFence Fence => job.Held;

    /// <summary>Cancelled when the job was taken over by another process, or is gone: nothing that is done for it now counts.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Whether the lease has ended and could not be renewed: nobody knows whose the job is, and its worker waits.</summary>
    public bool IsParked => clock.Now >= Volatile.Read(ref _leaseEnd);

    /// <summary>Lengthens the lease.</summary>
    internal void Renew(long end) => Volatile.Write(ref _leaseEnd, end);

    /// <summary>Tells the worker that the job is not its own any more.</summary>
    internal void Lose() => _lost.Cancel();
}
