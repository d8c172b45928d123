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
    private readonly SeededRandom _random;
    private readonly RunSpeed _speed = new();
    private RunStage _stage;
    private RunState _state;
    private ParameterBounds _bounds;
    private double[] _rates;
    private double[] _gradients;
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
        _state = checkpoint is null ? RunState.Begin(document) : RunState.Resume(document, checkpoint);
        _stage = new RunStage(model, document, options, Timings);
        _bounds = new ParameterBounds(_state.Start, options, _state.ColoursChosen);
        _rates = LearningRates.Of(document, options);
        _gradients = new double[_rates.Length];
        _random = checkpoint is null ? new SeededRandom(RunSeeds.Views(document.Seed)) : SeededRandom.FromState(checkpoint.Random);
        Iteration = checkpoint?.Iteration ?? 0;
        _best = checkpoint?.Best ?? new BestSoFar(MeasureStopViews(_state.Parameters), 0, [.. _state.Parameters]);
    }

    /// <summary>Iterations done.</summary>
    public int Iteration { get; private set; }

    /// <summary>Whether the planned iterations are done or the held-out views have long stopped improving.</summary>
    public bool Finished => Iteration >= _options.Iterations || Iteration - _best.Iteration >= _options.Patience;

    /// <summary>The layout the run began with, as far as it was not edited since: what was put elsewhere by hand begins there.</summary>
    public CollageDocument Start => _state.Start;

    /// <summary>The collage that scored best on the stopping views so far, or since the last revision.</summary>
    public CollageDocument Best => CollageParameters.Apply(_state.Start, _best.Parameters);

    /// <summary>The collage as it stands.</summary>
    public CollageDocument Current => CollageParameters.Apply(_state.Start, _state.Parameters);

    /// <summary>Milliseconds spent in each part of the iterations so far.</summary>
    public IterationTimings Timings { get; } = new();

    /// <summary>Does one iteration.</summary>
    public IterationFrame Step()
    {
        var began = Stopwatch.GetTimestamp();
        var (loss, score) = _stage.Gradient.Compute(_state.Parameters, _gradients, ViewsNow(), _random);
        loss += _bounds.PullColours(_state.Parameters, _gradients);
        var update = Stopwatch.GetTimestamp();
        _state.Adam.Step(_state.Parameters, _gradients, _rates, RateDecay());
        _bounds.Project(_state.Parameters);
        Timings.Update += Stopwatch.GetElapsedTime(update).TotalMilliseconds;
        Iteration++;
        if (Iteration % _options.StopInterval == 0 || Iteration == _options.Iterations)
            RememberBest();
        _speed.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        return Frame(loss, score);
    }

    /// <summary>
    /// Takes an edited document up, between two iterations. What was not touched goes on as if nothing had happened; what was moved by hand
    /// goes on from there, with new bounds around it and without its momentum. The best collage is the revised one until a later one is
    /// measured and found better, and the patience begins anew. New poses, colours and locks take far less than a millisecond; new pieces
    /// and pictures take what their textures take, and new words what encoding them takes.
    /// </summary>
    /// <param name="revision">The document and what in it was moved by hand.</param>
    /// <exception cref="ArgumentException">Two pieces have the same id.</exception>
    public void Revise(Revision revision)
    {
        var state = _state.Revised(revision);
        _stage = new RunStage(_model, state.Start, _options, Timings, _stage);
        _state = state;
        _bounds = new ParameterBounds(_state.Start, _options, _state.ColoursChosen);
        _rates = LearningRates.Of(_state.Start, _options);
        _gradients = new double[_rates.Length];
        _best = new BestSoFar(Score: null, Iteration, [.. _state.Parameters]);
    }

    /// <summary>
    /// Takes up a document that was edited while the run stood still: every pose and colour that differs from the run's is the user's.
    /// </summary>
    /// <param name="document">The edited form of <see cref="Current"/>.</param>
    /// <exception cref="ArgumentException">Two pieces have the same id.</exception>
    public void Revise(CollageDocument document) => Revise(_state.Compare(document));

    /// <summary>All that is needed to go on later, beside the document.</summary>
    public RunCheckpoint Checkpoint() => new()
    {
        Iteration = Iteration,
        Planned = _options.Iterations,
        Views = _options.Views,
        Parameters = [.. _state.Parameters],
        StartPoses = [.. _state.Start.Pieces.Select(piece => piece.Pose)],
        StartColours = _state.Start.Background.Colours,
        ColoursChosen = _state.ColoursChosen,
        Moments = _state.Adam.Export(),
        Random = _random.ExportState(),
        Best = _best,
    };

    /// <summary>Frees what the rasters hold on a CUDA device.</summary>
    public void Dispose() => _stage.Dispose();

    // Few views early, when any direction will do; all of them in the second half.
    private int ViewsNow() => Iteration < _options.Iterations / 2 ? Math.Max(1, _options.Views / 2) : _options.Views;

    // Full speed for three fifths of the run, then down to a tenth, so that the end settles.
    private double RateDecay()
    {
        var done = Iteration / (double)Math.Max(1, _options.Iterations);
        return done < .6 ? 1 : 1 - .9 * (done - .6) / .4;
    }

    private double MeasureStopViews(double[] parameters)
    {
        _stage.Scene.Render(parameters);
        return _stage.StopViews.Measure(_stage.Scene.Canvas).Score;
    }

    private void RememberBest()
    {
        // After a revision it is measured here at the earliest: while somebody drags a piece, nearly every state would be.
        var best = _best.Score ?? MeasureStopViews(_best.Parameters);
        var score = MeasureStopViews(_state.Parameters);
        _best = score > best ? new BestSoFar(score, Iteration, [.. _state.Parameters]) : _best with { Score = best };
    }

    private IterationFrame Frame(double loss, double score)
    {
        var (start, values) = (_state.Start.Pieces, _state.Parameters);
        var poses = ImmutableArray.CreateBuilder<Pose>(start.Length);
        for (var piece = 0; piece < start.Length; piece++)
            poses.Add(CollageParameters.ReadPose(values, piece, start[piece].Pose.Mirrored));
        var colours = ImmutableArray.CreateBuilder<Vector3>(Background.ControlPoints);
        for (var point = 0; point < Background.ControlPoints; point++)
            colours.Add(CollageParameters.ReadColour(values, start.Length, point));
        return new IterationFrame(Iteration, loss, score, poses.MoveToImmutable(), colours.MoveToImmutable(), _speed.PerSecond, (_options.Iterations - Iteration) / _speed.PerSecond);
    }
}
