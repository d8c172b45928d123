namespace ClipPaste.Web.Queue;

/// <summary>How the queue treats jobs.</summary>
internal sealed record QueueOptions
{
    private static readonly TimeSpan LongestBeat = TimeSpan.FromSeconds(5);

    /// <summary>For how long a process may be silent before others take its jobs over.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a process tells that it is there, and looks for those that are not: six times in a lease, and every 5 s at least.</summary>
    public TimeSpan Beat => Lease / 6 < LongestBeat ? Lease / 6 : LongestBeat;

    /// <summary>How often a process may die over a job without the job getting on; at the next time it is quarantined.</summary>
    public int MostCrashes { get; init; } = 3;

    /// <summary>How often a job is tried without getting on.</summary>
    public int MostAttempts { get; init; } = 5;

    /// <summary>Longest wait before a job is tried again.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Jobs that may wait in all.</summary>
    public int Queued { get; init; } = 1000;

    /// <summary>For how long a job that is over is remembered.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromDays(7);
}
