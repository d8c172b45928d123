using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;
using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// Follows the model's gradient with Adam: each <see cref="Step"/> renders the collage, shows the model random views of it and moves,
/// turns, scales and colours against the gradient. The same document, options and seed give the same collage, bit for bit, whatever the
/// number of threads, also when the run is cut in two by a checkpoint. For one caller at a time.
/// </summary>
public sealed class CollageOptimizer : IDisposable
{
    private readonly IVisionLanguageModel _model;
    private readonly RunOptions _options;
    private readonly CollageDocument _document;
    private readonly CollageObjective _objective;
    private readonly CollageScene _scene;
    private readonly IViewSampler _sampler;
    private readonly RunGradient _gradient;
    private readonly ScoreViews _stopViews;
    private readonly ParameterBounds _bounds;
    private readonly Adam _adam;
    private readonly double[] _rates;
    private readonly double[] _parameters;
    private readonly double[] _gradients;
    private readonly SeededRandom _random;
    private readonly RunSpeed _speed = new();
    private BestSoFar _best;

    /// <summary>Begins a run, or goes on with one.</summary>
    /// <param name="model">The judge; borrowed.</param>
    /// <param name="document">The layout to begin with.</param>
    /// <param name="options">How to follow the gradient.</param>
    /// <param name="checkpoint">Where the run stood, or null to begin.</param>
    /// <exception cref="InvalidDataException">The checkpoint does not fit the document.</exception>
    public CollageOptimizer(IVisionLanguageModel model, CollageDocument document, RunOptions options, RunCheckpoint? checkpoint = null)
    {
        _model = model;
        _options = options;
        _document = checkpoint is null ? document : CollageParameters.Apply(document, StartParameters(document, checkpoint));
        _objective = new CollageObjective(model, document);
        var textures = PieceTextures.Of(document);
        var canvas = new CanvasShape(document.Aspect).Pixels(options.CanvasLongSide);
        _scene = new CollageScene(document, RunRasters.Compositor(canvas, textures, options));
        _sampler = RunRasters.Sampler(canvas, model.ViewSize, options);
        _gradient = new RunGradient(model, _objective, _scene, new LayoutTerms(document.Pieces, textures, canvas, options), _sampler, options);
        _stopViews = new ScoreViews(model, _objective, options.ViewDistribution, RunSeeds.StopViewCount, RunSeeds.StopViews(document.Seed), canvas, _sampler);
        _bounds = new ParameterBounds(_document, options);
        _parameters = checkpoint?.Parameters.ToArray() ?? CollageParameters.Of(document);
        _gradients = new double[_parameters.Length];
        _rates = LearningRates.Of(document, options);
        _adam = new Adam(_parameters.Length);
        _random = checkpoint is null ? new SeededRandom(RunSeeds.Views(document.Seed)) : SeededRandom.FromState(checkpoint.Random);
        Iteration = checkpoint?.Iteration ?? 0;
        if (checkpoint is not null)
            _adam.Import(checkpoint.Moments);
        _best = checkpoint?.Best ?? new BestSoFar(MeasureStopViews(), 0, [.. _parameters]);
    }

    /// <summary>Iterations done.</summary>
    public int Iteration { get; private set; }

    /// <summary>Whether the planned iterations are done or the held-out views have long stopped improving.</summary>
    public bool Finished => Iteration >= _options.Iterations || Iteration - _best.Iteration >= _options.Patience;

    /// <summary>The layout the run began with.</summary>
    public CollageDocument Start => _document;

    /// <summary>The collage that scored best on the stopping views so far.</summary>
    public CollageDocument Best => CollageParameters.Apply(_document, _best.Parameters);

    /// <summary>The collage as it stands.</summary>
    public CollageDocument Current => CollageParameters.Apply(_document, _parameters);

    /// <summary>Milliseconds spent in each part of the iterations so far.</summary>
    public IterationTimings Timings => _gradient.Timings;

    /// <summary>Does one iteration.</summary>
    public IterationFrame Step()
    {
        var began = Stopwatch.GetTimestamp();
        var (loss, score) = _gradient.Compute(_parameters, _gradients, ViewsNow(), _random);
        loss += _bounds.PullColours(_parameters, _gradients);
        var update = Stopwatch.GetTimestamp();
        _adam.Step(_parameters, _gradients, _rates, RateDecay());
        _bounds.Project(_parameters);
        Timings.Update += Stopwatch.GetElapsedTime(update).TotalMilliseconds;
        Iteration++;
        if (Iteration % _options.StopInterval == 0 || Iteration == _options.Iterations)
            RememberBest();
        _speed.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        return Frame(loss, score);
    }

    /// <summary>All that is needed to go on later.</summary>
    public RunCheckpoint Checkpoint() => new()
    {
        Iteration = Iteration,
        Planned = _options.Iterations,
        Views = _options.Views,
        Parameters = [.. _parameters],
        StartPoses = [.. _document.Pieces.Select(piece => piece.Pose)],
        StartColours = _document.Background.Colours,
        Moments = _adam.Export(),
        Random = _random.ExportState(),
        Best = _best,
    };

    /// <summary>Frees what the rasters hold on a CUDA device.</summary>
    public void Dispose()
    {
        _scene.Dispose();
        (_sampler as IDisposable)?.Dispose();
    }

    private static double[] StartParameters(CollageDocument document, RunCheckpoint checkpoint)
    {
        if (checkpoint.StartPoses.Length != document.Pieces.Length || checkpoint.StartColours.Length != Background.ControlPoints)
            throw new InvalidDataException("The checkpoint belongs to a collage with other pieces.");
        var start = new double[CollageParameters.Count(document.Pieces.Length)];
        for (var piece = 0; piece < document.Pieces.Length; piece++)
            CollageParameters.WritePose(start, piece, checkpoint.StartPoses[piece]);
        for (var point = 0; point < Background.ControlPoints; point++)
            CollageParameters.WriteColour(start, document.Pieces.Length, point, checkpoint.StartColours[point]);
        return start;
    }

    // Few views early, when any direction will do; all of them in the second half.
    private int ViewsNow() => Iteration < _options.Iterations / 2 ? Math.Max(1, _options.Views / 2) : _options.Views;

    // Full speed for three fifths of the run, then down to a tenth, so that the end settles.
    private double RateDecay()
    {
        var done = Iteration / (double)Math.Max(1, _options.Iterations);
        return done < .6 ? 1 : 1 - .9 * (done - .6) / .4;
    }

    private double MeasureStopViews()
    {
        _scene.Render(_parameters);
        return _stopViews.Measure(_scene.Canvas).Score;
    }

    private void RememberBest()
    {
        var score = MeasureStopViews();
        if (score > _best.Score)
            _best = new BestSoFar(score, Iteration, [.. _parameters]);
    }

    private IterationFrame Frame(double loss, double score)
    {
        var pieces = _document.Pieces.Length;
        var poses = ImmutableArray.CreateBuilder<Pose>(pieces);
        for (var piece = 0; piece < pieces; piece++)
            poses.Add(CollageParameters.ReadPose(_parameters, piece, _document.Pieces[piece].Pose.Mirrored));
        var colours = ImmutableArray.CreateBuilder<Vector3>(Background.ControlPoints);
        for (var point = 0; point < Background.ControlPoints; point++)
            colours.Add(CollageParameters.ReadColour(_parameters, pieces, point));
        return new IterationFrame(Iteration, loss, score, poses.MoveToImmutable(), colours.MoveToImmutable(), _speed.PerSecond, (_options.Iterations - Iteration) / _speed.PerSecond);
    }
}
