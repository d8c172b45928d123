using System.Collections.Immutable;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>Scores layouts in batches: what the model sees in a few fixed views, less the layout terms.</summary>
public sealed class LayoutScorer
{
    private const int CanvasLongSide = 208;
    private const int RandomViews = 2;
    private const int LayoutsPerBatch = 8;

    private readonly IVisionLanguageModel _model;
    private readonly RunOptions _options;

    /// <summary>Prepares to score.</summary>
    /// <param name="model">The judge; borrowed.</param>
    /// <param name="options">The layout terms' weights and the number of threads.</param>
    public LayoutScorer(IVisionLanguageModel model, RunOptions options)
    {
        _model = model;
        _options = options;
    }

    /// <summary>Scores layouts, the best first.</summary>
    /// <param name="document">Prompt, negatives, shape and seed; its pieces and background are replaced by each layout's.</param>
    /// <param name="layouts">At least one.</param>
    /// <param name="scored">Told the number of layouts scored so far.</param>
    /// <param name="cancellationToken">Ends the work early with what is scored so far, but never before the first batch.</param>
    public ImmutableArray<ScoredLayout> Score(CollageDocument document, ImmutableArray<Layout> layouts, Action<int> scored, CancellationToken cancellationToken)
    {
        var (width, height) = new CanvasShape(document.Aspect).Pixels(CanvasLongSide);
        ImmutableArray<ViewTransform> views =
            [.. ViewDistribution.WholeCanvas(width, height), .. _options.ViewDistribution.HeldOut(RunSeeds.Layouts(document.Seed), RandomViews, width, height)];
        var objective = new CollageObjective(_model, document);
        var textures = PieceTextures.ByImage(layouts.SelectMany(layout => layout.Pieces));
        // On the processor always: a layout is drawn once, so that copying its textures to another device would cost more than it saves.
        var sampler = new ViewSampler(width, height, _model.ViewSize, _options.Threads);
        var results = new List<ScoredLayout>(layouts.Length);
        foreach (var batch in layouts.Chunk(LayoutsPerBatch))
        {
            if (results.Count > 0 && cancellationToken.IsCancellationRequested)
                break;
            results.AddRange(ScoreBatch(document, batch, views, sampler, objective, textures));
            scored(results.Count);
        }
        return [.. results.OrderByDescending(result => result.Total)];
    }

    private IEnumerable<ScoredLayout> ScoreBatch(
        CollageDocument document, Layout[] layouts, ImmutableArray<ViewTransform> views, ViewSampler sampler, CollageObjective objective,
        IReadOnlyDictionary<RgbaImage, TexturePyramid> textures)
    {
        var viewLength = 3 * _model.ViewSize * _model.ViewSize;
        var pixels = new float[layouts.Length * views.Length * viewLength];
        var penalties = new double[layouts.Length];
        for (var number = 0; number < layouts.Length; number++)
        {
            var placed = document with { Pieces = layouts[number].Pieces, Background = layouts[number].Background };
            TexturePyramid[] ordered = [.. placed.Pieces.Select(piece => textures[piece.Cutout.Image])];
            using var scene = new CollageScene(placed, new AffineCompositor(sampler.CanvasWidth, sampler.CanvasHeight, ordered, _options.Threads));
            scene.Render(CollageParameters.Of(placed));
            sampler.Sample(scene.Canvas, views.AsSpan(), pixels.AsSpan(number * views.Length * viewLength, views.Length * viewLength));
            var terms = new LayoutTerms(placed.Pieces, ordered, (scene.Canvas.Width, scene.Canvas.Height), _options);
            penalties[number] = terms.Measure(scene.Poses);
        }
        var embeddings = new float[layouts.Length * views.Length * _model.EmbeddingSize];
        _model.EncodeViews(pixels, layouts.Length * views.Length, embeddings);
        for (var number = 0; number < layouts.Length; number++)
        {
            double loss = 0;
            for (var view = 0; view < views.Length; view++)
                loss += objective.Loss(embeddings.AsSpan((number * views.Length + view) * _model.EmbeddingSize, _model.EmbeddingSize));
            yield return new ScoredLayout(layouts[number], 1 - loss / views.Length, penalties[number]);
        }
    }
}

/// <summary>A layout and how good it is.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Score">Mean cosine to the prompt, less the negatives.</param>
/// <param name="Penalty">The layout terms.</param>
public sealed record ScoredLayout(Layout Layout, double Score, double Penalty)
{
    /// <summary>What layouts are ordered by.</summary>
    public double Total => Score - Penalty + (Layout.FollowsWords ? WordsBonus : 0);

    // The models see what is there, but hardly whether a parrot is over the pyramid or beside it.
    private const double WordsBonus = .03;
}
