using System.Diagnostics;
using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>The loss of one iteration and its gradient: composite, views, model, and all of it backwards, with the layout terms.</summary>
internal sealed class RunGradient
{
    private readonly IVisionLanguageModel _model;
    private readonly CollageObjective _objective;
    private readonly CollageScene _scene;
    private readonly LayoutTerms _terms;
    private readonly ViewDistribution _distribution;
    private readonly IViewSampler _sampler;
    private readonly ViewTransform[] _views;
    private readonly float[] _pixels;
    private readonly float[] _pixelGradients;
    private readonly float[] _embeddings;
    private readonly PoseGradient[] _termGradients;
    private readonly EmbeddingLoss _loss;
    private float _factor;

    /// <summary>Puts the parts together; all are borrowed.</summary>
    /// <param name="model">The judge.</param>
    /// <param name="objective">The loss on an embedding.</param>
    /// <param name="scene">Draws the collage.</param>
    /// <param name="terms">The layout terms, for the scene's canvas.</param>
    /// <param name="sampler">For the scene's canvas and the model's views.</param>
    /// <param name="options">Most views of an iteration, and how they are drawn.</param>
    /// <param name="timings">Where time is counted, or null for counts of its own.</param>
    public RunGradient(
        IVisionLanguageModel model, CollageObjective objective, CollageScene scene, LayoutTerms terms, IViewSampler sampler,
        RunOptions options, IterationTimings? timings = null)
    {
        Timings = timings ?? new IterationTimings();
        _model = model;
        _objective = objective;
        _scene = scene;
        _terms = terms;
        _distribution = options.ViewDistribution;
        _sampler = sampler;
        _views = new ViewTransform[options.Views];
        _pixels = new float[PixelsOf(options.Views)];
        _pixelGradients = new float[_pixels.Length];
        _embeddings = new float[options.Views * model.EmbeddingSize];
        _termGradients = new PoseGradient[scene.Poses.Length];
        _loss = (_, embedding, gradient) => _objective.Gradient(embedding, _factor, gradient);
    }

    /// <summary>Time spent, for the benchmark.</summary>
    public IterationTimings Timings { get; }

    /// <summary>Computes loss, score and gradients.</summary>
    /// <param name="parameters">Poses and colours.</param>
    /// <param name="gradients">Overwritten with dLoss/dParameters.</param>
    /// <param name="viewCount">Views to draw.</param>
    /// <param name="random">Draws the views.</param>
    public (double Loss, double Score) Compute(ReadOnlySpan<double> parameters, Span<double> gradients, int viewCount, SeededRandom random)
    {
        var views = _views.AsSpan(0, viewCount);
        var pixels = PixelsOf(viewCount);
        var clock = Stopwatch.GetTimestamp();
        _scene.Render(parameters);
        Timings.Composite += Lap(ref clock);
        _distribution.Draw(random, _scene.Canvas.Width, _scene.Canvas.Height, views);
        _sampler.Sample(_scene.Canvas, views, _pixels.AsSpan(0, pixels));
        Timings.Views += Lap(ref clock);
        RunModel(viewCount);
        CountModel(Lap(ref clock));
        _scene.CanvasGradient.Clear();
        _sampler.Backward(_pixelGradients.AsSpan(0, pixels), _scene.CanvasGradient);
        Timings.Views += Lap(ref clock);
        gradients.Clear();
        _scene.Backward(gradients);
        Timings.Composite += Lap(ref clock);
        _termGradients.AsSpan().Clear();
        var terms = _terms.Measure(_scene.Poses, _termGradients);
        CollageScene.AddPoseGradients(_termGradients, gradients);
        Timings.Terms += Lap(ref clock);
        Timings.Iterations++;
        var (loss, score) = Mean(_embeddings.AsSpan(0, _model.EmbeddingSize * viewCount), viewCount);
        return (loss + terms, score);
    }

    /// <summary>The model's part of an iteration alone, on the views that were drawn last.</summary>
    /// <param name="viewCount">As many views as were drawn.</param>
    public void RunModel(int viewCount)
    {
        var pixels = PixelsOf(viewCount);
        _factor = 1f / viewCount;
        _model.EncodeWithGradient(
            _pixels.AsMemory(0, pixels), viewCount, _loss,
            _embeddings.AsMemory(0, _model.EmbeddingSize * viewCount), _pixelGradients.AsMemory(0, pixels));
    }

    private int PixelsOf(int viewCount) => viewCount * 3 * _model.ViewSize * _model.ViewSize;

    private void CountModel(double milliseconds)
    {
        var forward = (_model.GradientTimings?.TakeForwardShare() ?? 0) * milliseconds;
        Timings.Forward += forward;
        Timings.Backward += milliseconds - forward;
    }

    private (double Loss, double Score) Mean(ReadOnlySpan<float> embeddings, int count)
    {
        double loss = 0, score = 0;
        for (var view = 0; view < count; view++)
        {
            var embedding = embeddings.Slice(view * _model.EmbeddingSize, _model.EmbeddingSize);
            loss += _objective.Loss(embedding);
            score += _objective.Score(embedding);
        }
        return (loss / count, score / count);
    }

    private static double Lap(ref long clock)
    {
        var now = Stopwatch.GetTimestamp();
        var milliseconds = Stopwatch.GetElapsedTime(clock, now).TotalMilliseconds;
        clock = now;
        return milliseconds;
    }
}
