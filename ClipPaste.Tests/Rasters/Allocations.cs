namespace ClipPaste.Tests.Rasters;

/// <summary>Counts what a piece of work allocates once it is warm.</summary>
internal static class Allocations
{
    private const int WarmUp = 20;
    private const int Attempts = 1000;

    /// <summary>
    /// On the calling thread nothing may be allocated. Other threads of the process (other tests) allocate too, so of the whole process the
    /// quietest of several repetitions counts: an allocation by the work's own threads would show in every one.
    /// </summary>
    public static void AreNone(Action work)
    {
        for (var i = 0; i < WarmUp; i++)
            work();
        var quietest = long.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Attempts && quietest > 0; i++)
        {
            var everywhere = GC.GetTotalAllocatedBytes(precise: false);
            work();
            quietest = Math.Min(quietest, GC.GetTotalAllocatedBytes(precise: false) - everywhere);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, quietest);
    }
}
