namespace ClipPaste.Engine.Collage;

/// <summary>Milliseconds that the iterations of a run have spent in each part, summed.</summary>
public sealed class IterationTimings
{
    /// <summary>Iterations counted.</summary>
    public int Iterations { get; internal set; }

    /// <summary>Compositing, forward and backward.</summary>
    public double Composite { get; internal set; }

    /// <summary>Drawing and sampling views, forward and backward.</summary>
    public double Views { get; internal set; }

    /// <summary>The model's forward pass: its threads' share of the time that both directions took.</summary>
    public double Forward { get; internal set; }

    /// <summary>The model's backward pass.</summary>
    public double Backward { get; internal set; }

    /// <summary>Layout terms.</summary>
    public double Terms { get; internal set; }

    /// <summary>Adam and the bounds.</summary>
    public double Update { get; internal set; }
}
