using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>The score that users see: mean cosine to the prompt of views that neither a run nor its stopping ever looks at.</summary>
public sealed class HeldOutScore
{
    private readonly RunOptions _options;
    private readonly ScoreViews _views;

    /// <summary>Prepares the views for collages of one shape and prompt.</summary>
    /// <param name="model">The judge; borrowed.</param>
    /// <param name="document">Prompt, shape and seed decide the views.</param>
    /// <param name="options">Canvas size and distribution of the views.</param>
    public HeldOutScore(IVisionLanguageModel model, CollageDocument document, RunOptions options)
    {
        _options = options;
        _views = new ScoreViews(
            model, new CollageObjective(model, document), options.ViewDistribution, RunSeeds.ScoreViewCount, RunSeeds.ScoreViews(document.Seed),
            new CanvasShape(document.Aspect).Pixels(options.CanvasLongSide), options.Threads);
    }

    /// <summary>The score of a collage of the same shape.</summary>
    public double Of(CollageDocument document)
    {
        var scene = new CollageScene(document, PieceTextures.Of(document), _options.CanvasLongSide, _options.Threads);
        scene.Render(CollageParameters.Of(document));
        return _views.Measure(scene.Canvas).Score;
    }
}
