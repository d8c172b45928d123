using System.Collections.Immutable;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// Picks layouts to choose from: good ones that are not all the same picture. Each is the one that is best less what it has in common with
/// those picked before it (maximal marginal relevance, Carbonell and Goldstein 1998).
/// </summary>
public static class LayoutPicker
{
    private const double SamenessWeight = .7;
    private const double ClearDifference = .15;

    /// <summary>Picks layouts.</summary>
    /// <param name="scored">Layouts of the same cut-outs, in any order.</param>
    /// <param name="count">How many to pick, at least 1; fewer where there are fewer.</param>
    /// <param name="aspect">Canvas width divided by height.</param>
    /// <returns>The best of all first, then in the order of picking. The same input gives the same layouts.</returns>
    public static ImmutableArray<ScoredLayout> Pick(ImmutableArray<ScoredLayout> scored, int count, double aspect)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (scored.IsEmpty)
            return [];
        var shape = new CanvasShape(aspect);
        var left = scored.OrderByDescending(layout => layout.Total)
            .Select(layout => new Candidate(layout, new LayoutSketch(layout.Layout, shape))).ToList();
        var (worst, best) = (left[^1].Scored.Total, left[0].Scored.Total);
        var picked = ImmutableArray.CreateBuilder<ScoredLayout>(Math.Min(count, left.Count));
        while (picked.Count < picked.Capacity)
        {
            // The first of equals is the better one: the list is in order.
            var next = left.MaxBy(candidate => Quality(candidate.Scored, worst, best) - SamenessWeight * candidate.Sameness)!;
            left.Remove(next);
            picked.Add(next.Scored);
            foreach (var candidate in left)
                candidate.Sameness = Math.Max(candidate.Sameness, Math.Exp(-candidate.Sketch.Difference(next.Sketch) / ClearDifference));
        }
        return picked.MoveToImmutable();
    }

    private static double Quality(ScoredLayout layout, double worst, double best) =>
        best > worst ? (layout.Total - worst) / (best - worst) : 1;

    private sealed class Candidate(ScoredLayout scored, LayoutSketch sketch)
    {
        public ScoredLayout Scored { get; } = scored;

        public LayoutSketch Sketch { get; } = sketch;

        /// <summary>With the most similar layout picked so far: 1 for the same, near 0 for a clearly different one.</summary>
        public double Sameness { get; set; }
    }
}
