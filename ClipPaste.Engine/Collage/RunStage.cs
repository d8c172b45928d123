using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// What a run has made of its document: encoded words, rasters and views. The stage of an edited document takes over what has not
/// changed, so that new poses and locks cost nothing.
/// </summary>
internal sealed class RunStage : IDisposable
{
    private readonly CollageDocument _document;
    private readonly (int Width, int Height) _canvas;
    private readonly CollageObjective _objective;
    private readonly IViewSampler _sampler;
    private readonly IReadOnlyDictionary<RgbaImage, TexturePyramid> _textures;

    /// <summary>Prepares a document.</summary>
    /// <param name="model">The judge; borrowed.</param>
    /// <param name="document">Poses and colours are not read, but for which pieces are mirrored.</param>
    /// <param name="options">Canvas size, views and device.</param>
    /// <param name="timings">Where the iterations count their time.</param>
    /// <param name="before">The stage of the document before it was edited, or null; used up.</param>
    public RunStage(
        IVisionLanguageModel model, CollageDocument document, RunOptions options, IterationTimings timings, RunStage? before = null)
    {
        _document = document;
        _canvas = new CanvasShape(document.Aspect).Pixels(options.CanvasLongSide);
        var sameWords = before is not null && SameWords(before._document, document) ? before : null;
        var sameCanvas = before is not null && before._canvas == _canvas ? before : null;
        var samePieces = sameCanvas is not null && SamePieces(sameCanvas._document, document) ? sameCanvas : null;
        _objective = sameWords?._objective ?? new CollageObjective(model, document);
        _sampler = sameCanvas?._sampler ?? RunRasters.Sampler(_canvas, model.ViewSize, options);
        StopViews = (sameWords is not null && document.Seed == sameWords._document.Seed ? sameCanvas?.StopViews : null) ?? new ScoreViews(
            model, _objective, options.ViewDistribution, RunSeeds.StopViewCount, RunSeeds.StopViews(document.Seed), _canvas, _sampler);
        _textures = samePieces?._textures ?? PieceTextures.ByImage(document.Pieces, before?._textures);
        TexturePyramid[] textures = [.. document.Pieces.Select(piece => _textures[piece.Cutout.Image])];
        Scene = samePieces?.Scene ?? new CollageScene(document, RunRasters.Compositor(_canvas, textures, options));
        Scene.Mirror(document);
        Terms = samePieces?.Terms ?? new LayoutTerms(document.Pieces, textures, _canvas, options);
        Gradient = (sameWords is null ? null : samePieces?.Gradient)
            ?? new RunGradient(model, _objective, Scene, Terms, _sampler, options, timings);
        if (samePieces is null)
            before?.Scene.Dispose();
        if (sameCanvas is null)
            (before?._sampler as IDisposable)?.Dispose();
    }

    /// <summary>Draws the collage.</summary>
    public CollageScene Scene { get; }

    /// <summary>The loss of an iteration and its gradient.</summary>
    public RunGradient Gradient { get; }

    /// <summary>The views that tell when a run no longer improves.</summary>
    public ScoreViews StopViews { get; }

    private LayoutTerms Terms { get; }

    /// <summary>Frees what the rasters hold outside the managed heap.</summary>
    public void Dispose()
    {
        Scene.Dispose();
        (_sampler as IDisposable)?.Dispose();
    }

    private static bool SameWords(CollageDocument before, CollageDocument after) =>
        string.Equals(before.Prompt, after.Prompt, StringComparison.Ordinal)
        && before.Phrases.SequenceEqual(after.Phrases) && before.Negatives.SequenceEqual(after.Negatives);

    private static bool SamePieces(CollageDocument before, CollageDocument after) => before.Pieces.Length == after.Pieces.Length
        && before.Pieces.Zip(after.Pieces).All(pair => pair.First.Role == pair.Second.Role && pair.First.Cutout == pair.Second.Cutout);
}
