using System.Diagnostics;
using ClipPaste.Engine.Rasters;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// Times compositing and views, forward and backward, without a model, made by one of the implementations there are. For one caller at a time.
/// </summary>
public sealed class RasterBenchmark : IDisposable
{
    private readonly CollageScene _scene;
    private readonly IViewSampler _sampler;
    private readonly ViewTransform[] _views;
    private readonly double[] _parameters, _gradients;
    private readonly float[] _pixels, _pixelGradients;

    private RasterBenchmark(CollageDocument document, RunOptions options, ICompositor compositor, IViewSampler sampler)
    {
        (_scene, _sampler) = (new CollageScene(document, compositor), sampler);
        _views = [.. options.ViewDistribution.HeldOut(RunSeeds.Views(document.Seed), options.Views, compositor.Width, compositor.Height)];
        _parameters = CollageParameters.Of(document);
        _gradients = new double[_parameters.Length];
        _pixels = new float[options.Views * 3 * sampler.ViewSize * sampler.ViewSize];
        _pixelGradients = new float[_pixels.Length];
        var random = new SeededRandom(document.Seed);
        foreach (ref var value in _pixelGradients.AsSpan())
            value = (float)random.Range(-1, 1);
    }

    /// <summary>The project's own kernels, on the processor.</summary>
    /// <param name="document">The scene.</param>
    /// <param name="options">Canvas, views and threads.</param>
    /// <param name="viewSize">Side of a view in pixels.</param>
    public static RasterBenchmark OfKernels(CollageDocument document, RunOptions options, int viewSize)
    {
        var (width, height) = Canvas(document, options);
        var compositor = new AffineCompositor(width, height, PieceTextures.Of(document), options.Threads);
        return new RasterBenchmark(document, options, compositor, new ViewSampler(width, height, viewSize, options.Threads));
    }

    /// <summary>libtorch's operators and its differentiation; on the processor on one thread.</summary>
    /// <param name="document">The scene.</param>
    /// <param name="options">Canvas and views.</param>
    /// <param name="viewSize">Side of a view in pixels.</param>
    /// <param name="device">libtorch's name of the device.</param>
    public static RasterBenchmark OfOperators(CollageDocument document, RunOptions options, int viewSize, string device)
    {
        var (width, height) = Canvas(document, options);
        var compositor = new TensorCompositor(width, height, PieceTextures.Of(document), device);
        return new RasterBenchmark(document, options, compositor, new TensorViewSampler(width, height, viewSize, device));
    }

    /// <summary>Does the work once.</summary>
    /// <returns>Milliseconds.</returns>
    public double Run()
    {
        // libtorch's own threads wait by spinning, which makes operators as short as these slower, and whatever runs after them too.
        set_num_threads(1);
        var began = Stopwatch.GetTimestamp();
        _scene.Render(_parameters);
        _sampler.Sample(_scene.Canvas, _views, _pixels);
        _scene.CanvasGradient.Clear();
        _sampler.Backward(_pixelGradients, _scene.CanvasGradient);
        _gradients.AsSpan().Clear();
        _scene.Backward(_gradients);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Frees what the rasters hold.</summary>
    public void Dispose()
    {
        _scene.Dispose();
        (_sampler as IDisposable)?.Dispose();
    }

    private static (int Width, int Height) Canvas(CollageDocument document, RunOptions options) =>
        new CanvasShape(document.Aspect).Pixels(options.CanvasLongSide);
}
