using System.Diagnostics;
using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// Times iterations as <see cref="CollageOptimizer"/> does them, each from the same poses, and beside them the model's own part alone. For one
/// caller at a time.
/// </summary>
public sealed class IterationBenchmark : IDisposable
{
    private readonly RunOptions _options;
    private readonly CollageScene _scene;
    private readonly IViewSampler _sampler;
    private readonly RunGradient _gradient;
    private readonly ParameterBounds _bounds;
    private readonly Adam _adam;
    private readonly SeededRandom _random;
    private readonly double[] _start, _parameters, _gradients, _rates;

    /// <summary>Prepares the iterations.</summary>
    /// <param name="model">The judge; borrowed.</param>
    /// <param name="document">The scene.</param>
    /// <param name="options">Every iteration has the full number of views.</param>
    public IterationBenchmark(IVisionLanguageModel model, CollageDocument document, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        var textures = PieceTextures.Of(document);
        var canvas = new CanvasShape(document.Aspect).Pixels(options.CanvasLongSide);
        _scene = new CollageScene(document, RunRasters.Compositor(canvas, textures, options));
        _sampler = RunRasters.Sampler(canvas, model.ViewSize, options);
        var terms = new LayoutTerms(document.Pieces, textures, canvas, options);
        _gradient = new RunGradient(model, new CollageObjective(model, document), _scene, terms, _sampler, options);
        _bounds = new ParameterBounds(document, options);
        _start = CollageParameters.Of(document);
        _parameters = new double[_start.Length];
        _gradients = new double[_start.Length];
        _rates = LearningRates.Of(document, options);
        _adam = new Adam(_start.Length);
        _random = new SeededRandom(RunSeeds.Views(document.Seed));
    }

    /// <summary>Does one iteration and tells what each part of it took.</summary>
    public IterationCost Iterate()
    {
        _start.CopyTo(_parameters, 0);
        var timings = _gradient.Timings;
        var before = new IterationCost(timings.Composite, timings.Views, timings.Forward, timings.Backward, timings.Terms, 0);
        _gradient.Compute(_parameters, _gradients, _options.Views, _random);
        var update = Stopwatch.GetTimestamp();
        _bounds.PullColours(_parameters, _gradients);
        _adam.Step(_parameters, _gradients, _rates, decay: 1);
        _bounds.Project(_parameters);
        return new IterationCost(
            timings.Composite - before.Composite, timings.Views - before.Views, timings.Forward - before.Forward, timings.Backward - before.Backward,
            timings.Terms - before.Terms, Stopwatch.GetElapsedTime(update).TotalMilliseconds);
    }

    /// <summary>Takes the views of the last iteration through the model again, forward and backward, and nothing else.</summary>
    /// <returns>Milliseconds.</returns>
    public double RunModel()
    {
        var began = Stopwatch.GetTimestamp();
        _gradient.RunModel(_options.Views);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Frees what the rasters hold; not the model.</summary>
    public void Dispose()
    {
        _scene.Dispose();
        (_sampler as IDisposable)?.Dispose();
    }
}

/// <summary>What one iteration took, in milliseconds.</summary>
/// <param name="Composite">Compositing, forward and backward.</param>
/// <param name="Views">Drawing and sampling views, forward and backward.</param>
/// <param name="Forward">The model's forward pass.</param>
/// <param name="Backward">The model's backward pass.</param>
/// <param name="Terms">Layout terms.</param>
/// <param name="Update">Adam and the bounds.</param>
public readonly record struct IterationCost(double Composite, double Views, double Forward, double Backward, double Terms, double Update)
{
    /// <summary>The whole iteration.</summary>
    public double Total => Composite + Views + Forward + Backward + Terms + Update;
}
