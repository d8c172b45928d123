namespace ClipPaste.Engine.Vision;

/// <summary>The time that a model's threads have spent going forward and backward, to tell the two apart where they overlap. Safe on any thread.</summary>
public sealed class GradientTimings
{
    private long _forward, _backward;

    /// <summary>The part of the time since the last call that went into the forward direction, 0 to 1; 0 when there was none.</summary>
    public double TakeForwardShare()
    {
        var forward = Interlocked.Exchange(ref _forward, 0);
        var backward = Interlocked.Exchange(ref _backward, 0);
        return forward == 0 ? 0 : forward / (double)(forward + backward);
    }

    /// <summary>Adds what one group of views took, in ticks of one clock.</summary>
    internal void Add(long forward, long backward)
    {
        Interlocked.Add(ref _forward, forward);
        Interlocked.Add(ref _backward, backward);
    }
}
