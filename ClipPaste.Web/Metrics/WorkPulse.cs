namespace ClipPaste.Web.Metrics;

/// <summary>Tells whether the thread that carries out runs still goes round. Safe to use from any thread.</summary>
/// <param name="clock">Measures the time since the last round.</param>
internal sealed class WorkPulse(TimeProvider clock)
{
    // Loading a large model takes long on a slow disk.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private long _beat;

    /// <summary>Whether a round has begun not long ago.</summary>
    public bool IsAlive => Interlocked.Read(ref _beat) is not 0 and var beat && clock.GetElapsedTime(beat) < Longest;

    /// <summary>A round begins.</summary>
    public void Beat() => Interlocked.Exchange(ref _beat, Math.Max(1, clock.GetTimestamp()));
}
