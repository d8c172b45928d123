using ClipPaste.Web.Work;

namespace ClipPaste.Web.Store;

/// <summary>A run and its scores: mean cosines of the views to the prompt, null before its first iteration.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Phase">What it is doing, or how it ended.</param>
/// <param name="Over">Whether it has ended.</param>
/// <param name="Planned">Iterations in all.</param>
/// <param name="Iteration">Iterations done.</param>
internal sealed record PastRun(string Id, RunPhase Phase, bool Over, int Planned, int Iteration)
{
    /// <summary>Of the first iteration.</summary>
    public double? Start { get; init; }

    /// <summary>Of the newest iteration.</summary>
    public double? Newest { get; init; }

    /// <summary>The largest.</summary>
    public double? Best { get; init; }
}
