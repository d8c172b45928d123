using System.Collections.Immutable;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>Proposes layouts and scores them.</summary>
/// <param name="model">The judge; borrowed.</param>
/// <param name="options">The layout terms' weights and the number of threads.</param>
public sealed class LayoutPlanner(IVisionLanguageModel model, RunOptions options)
{
    /// <summary>Plans layouts.</summary>
    /// <param name="request">What they are made of.</param>
    /// <param name="scored">Told the number of layouts scored so far.</param>
    /// <param name="cancellationToken">Ends the scoring early with what is scored so far, but never before the first batch.</param>
    /// <returns>The best first.</returns>
    /// <exception cref="ArgumentException">There is no background to choose.</exception>
    public ImmutableArray<ScoredLayout> Plan(LayoutRequest request, Action<int> scored, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Count, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.Round, nameof(request));
        var proposer = new LayoutProposer(request.Prompt, request.Cutouts, request.Backgrounds, new CanvasShape(request.Aspect));
        var layouts = proposer.Propose(request.Count, RunSeeds.Layouts(request.Seed, request.Round));
        return new LayoutScorer(model, options).Score(ToDocument(request, layouts[0]), layouts, scored, cancellationToken);
    }

    /// <summary>The collage that a layout is.</summary>
    public CollageDocument ToDocument(LayoutRequest request, Layout layout) => new()
    {
        Prompt = request.Prompt.Text,
        Phrases = request.Phrases,
        Negatives = request.Negatives,
        Aspect = request.Aspect,
        Background = layout.Background,
        Pieces = layout.Pieces,
        Seed = request.Seed,
        Model = model.Name,
    };
}
