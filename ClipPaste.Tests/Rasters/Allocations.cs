namespace ClipPaste.Tests.Rasters;

/// <summary>Counts what a piece of work allocates once it is warm.</summary>
internal static class Allocations
{
    private const int Repeats = 20;

    /// <summary>
    /// On the calling thread nothing may be allocated. Other threads of the process (other tests) allocate too, so of the whole process the quietest
    /// of several repetitions counts: an allocation by the work's own threads would show in every one.
    /// </summary>
    public static void AreNone(Action work)
    {
        for (var i = 0; i < Repeats; i++)
            work();
        var quietest = long.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Repeats; i++)
        {
            var everywhere = GC.GetTotalAllocatedBytes(precise: false);
            work();
            quietest = Math.Min(quietest, GC.GetTotalAllocatedBytes(precise: false) - everywhere);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, quietest);
    }
}
