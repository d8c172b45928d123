using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// The score that users see: mean cosine to the prompt of views that neither a run nor its stopping ever looks at. The views are drawn by the
/// processor's kernels on every device, so that scores can be compared.
/// </summary>
public sealed class HeldOutScore
{
    private readonly RunOptions _options;
    private readonly ScoreViews _views;
    private readonly (int Width, int Height) _canvas;

    /// <summary>Prepares the views for collages of one shape and prompt.</summary>
    /// <param name="model">The judge; borrowed.</param>
    /// <param name="document">Prompt, shape and seed decide the views.</param>
    /// <param name="options">Canvas size and distribution of the views.</param>
    public HeldOutScore(IVisionLanguageModel model, CollageDocument document, RunOptions options)
    {
        _options = options;
        _canvas = new CanvasShape(document.Aspect).Pixels(options.CanvasLongSide);
        _views = new ScoreViews(
            model, new CollageObjective(model, document), options.ViewDistribution, RunSeeds.ScoreViewCount, RunSeeds.ScoreViews(document.Seed),
            _canvas, new ViewSampler(_canvas.Width, _canvas.Height, model.ViewSize, options.Threads));
    }

    /// <summary>The score of a collage of the same shape.</summary>
    public double Of(CollageDocument document)
    {
        using var scene = new CollageScene(document, new AffineCompositor(_canvas.Width, _canvas.Height, PieceTextures.Of(document), _options.Threads));
        scene.Render(CollageParameters.Of(document));
        return _views.Measure(scene.Canvas).Score;
    }
}
