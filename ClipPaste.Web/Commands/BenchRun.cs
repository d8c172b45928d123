using System.Diagnostics;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Sources;
using ClipPaste.Engine.Vision;
using ClipPaste.Engine.Vision.Clip;

namespace ClipPaste.Web.Commands;

/// <summary>Measures iterations of one fixed scene. What is compared is measured in turn, so that other work on the machine slows both.</summary>
internal sealed class BenchRun
{
    private const int WarmUps = 3;

    private readonly RunOptions _options;
    private readonly CollageDocument _document;
    private readonly int _rounds;
    private readonly CancellationToken _token;

    private BenchRun(CollageDocument document, RunOptions options, int rounds, CancellationToken token) =>
        (_document, _options, _rounds, _token) = (document, options, rounds, token);

    /// <summary>Measures everything but the main job.</summary>
    /// <param name="pieces">Pieces of the scene.</param>
    /// <param name="options">Views, threads and device.</param>
    /// <param name="rounds">How often to measure.</param>
    /// <param name="say">Told what is being measured.</param>
    /// <param name="token">Ends the work.</param>
    public static async Task<(BenchScene Scene, IReadOnlyList<ModelCost> Models, RasterCost Rasters, ThreadCost? Threads, StreamCost Stream, QueueCost Queue)> MeasureAsync(
        int pieces, RunOptions options, int rounds, Action<string> say, CancellationToken token)
    {
        var document = await BenchmarkScene.CreateAsync(new PhotoLibrary(Installation.Library, say), pieces, token);
        var run = new BenchRun(document, options, rounds, token);
        var vision = new VisionOptions { Workers = options.Threads, UseCuda = options.UseCuda };
        say("measuring compositing and views");
        using var pocket = LoadPocket(vision, out var seconds);
        var rasters = run.CompareRasters(pocket.ViewSize);
        say("measuring iterations with pocket");
        var pocketCost = run.MeasureModel(pocket, seconds);
        var threads = options.UseCuda || options.Threads == 1 ? null : run.CompareThreads(pocket);
        var stream = run.MeasureStream(pocket);
        say("measuring the queue");
        var queue = BenchQueue.Measure(document);
        say("measuring iterations with an untrained ViT-B/32");
        var began = Stopwatch.GetTimestamp();
        using var clip = ClipModel.Untrained(vision);
        var clipCost = run.MeasureModel(clip, Stopwatch.GetElapsedTime(began).TotalSeconds);
        var (width, height) = new CanvasShape(document.Aspect).Pixels(options.CanvasLongSide);
        return (new BenchScene(pieces, options.Views, width, height, rounds), [pocketCost, clipCost], rasters, threads, stream, queue);
    }

    private static IVisionLanguageModel LoadPocket(VisionOptions vision, out double seconds)
    {
        var began = Stopwatch.GetTimestamp();
        var model = VisionModels.Load(VisionModels.Pocket, ModelStores.Create(), vision);
        seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return model;
    }

    private ModelCost MeasureModel(IVisionLanguageModel model, double loadSeconds)
    {
        using var iteration = new IterationBenchmark(model, _document, _options);
        var (composite, views, forward, backward) = (new BenchSeries(), new BenchSeries(), new BenchSeries(), new BenchSeries());
        var (terms, update, total) = (new BenchSeries(), new BenchSeries(), new BenchSeries());
        var (within, alone) = (new BenchSeries(), new BenchSeries());
        Repeat(
            () =>
            {
                iteration.Iterate();
                iteration.RunModel();
            },
            () =>
            {
                var cost = iteration.Iterate();
                composite.Add(cost.Composite);
                views.Add(cost.Views);
                forward.Add(cost.Forward);
                backward.Add(cost.Backward);
                terms.Add(cost.Terms);
                update.Add(cost.Update);
                total.Add(cost.Total);
                within.Add(cost.Forward + cost.Backward);
                alone.Add(iteration.RunModel());
            });
        var parts = new IterationParts(composite.Median, views.Median, forward.Median, backward.Median, terms.Median, update.Median, total.Median);
        return new ModelCost(
            model.Name, model.ViewSize, Math.Round(loadSeconds, 2), parts, total.Best, alone.Median, alone.Best,
            total.MedianRatioTo(within), total.MedianRatioTo(alone));
    }

    private RasterCost CompareRasters(int viewSize)
    {
        using var kernels = RasterBenchmark.OfKernels(_document, _options, viewSize);
        using var oneThread = RasterBenchmark.OfKernels(_document, _options with { Threads = 1 }, viewSize);
        using var operators = RasterBenchmark.OfOperators(_document, _options, viewSize, _options.UseCuda ? DeviceText.Cuda : DeviceText.Cpu);
        var series = InTurn(kernels.Run, oneThread.Run, operators.Run);
        return new RasterCost(
            viewSize, series[0].Median, series[0].Best, series[1].Median, series[2].Median, series[2].Best,
            series[2].MedianRatioTo(series[0]), series[1].MedianRatioTo(series[0]));
    }

    private ThreadCost CompareThreads(IVisionLanguageModel allThreads)
    {
        using var oneThread = LoadPocket(new VisionOptions { Workers = 1 }, out _);
        using var alone = new IterationBenchmark(oneThread, _document, _options with { Threads = 1 });
        using var together = new IterationBenchmark(allThreads, _document, _options);
        var series = InTurn(() => alone.Iterate().Total, () => together.Iterate().Total);
        return new ThreadCost(_options.Threads, series[0].Median, series[1].Median, series[0].MedianRatioTo(series[1]));
    }

    private StreamCost MeasureStream(IVisionLanguageModel model)
    {
        using var stream = new BenchStream(_document);
        using var iteration = new IterationBenchmark(model, _document, _options);
        var series = InTurn(stream.Run, () => iteration.Iterate().Total);
        return new StreamCost(BenchStream.Watchers, stream.Bytes, series[0].Median, series[0].MedianRatioTo(series[1]));
    }

    private BenchSeries[] InTurn(params Func<double>[] measures)
    {
        BenchSeries[] series = [.. measures.Select(_ => new BenchSeries())];
        Repeat(
            () => Array.ForEach(measures, measure => measure()),
            () =>
            {
                foreach (var (measure, one) in measures.Zip(series))
                    one.Add(measure());
            });
        return series;
    }

    private void Repeat(Action warmUp, Action round)
    {
        for (var i = 0; i < WarmUps; i++)
            warmUp();
        for (var i = 0; i < _rounds; i++)
        {
            _token.ThrowIfCancellationRequested();
            round();
        }
    }
}
