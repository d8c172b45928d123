using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Tests.Collage;

/// <summary>A run does not care which rasters it has.</summary>
public sealed class RunRastersTests
{
    private const int Iterations = 6;
    private static readonly RunOptions Options = new() { Views = 2, CanvasLongSide = 128, Threads = 2 };

    [Fact]
    public void A_run_with_libtorchs_rasters_goes_where_one_with_the_kernels_goes()
    {
        using var model = TestModels.Pocket(new VisionOptions { Workers = 2, Precision = GradientPrecision.FullPrecision });
        var document = TestPieces.Document();
        var textures = PieceTextures.Of(document);
        var (width, height) = new CanvasShape(document.Aspect).Pixels(Options.CanvasLongSide);
        using var tensorSampler = new TensorViewSampler(width, height, model.ViewSize, "cpu");
        var kernelSampler = new ViewSampler(width, height, model.ViewSize, Options.Threads);
        var kernels = Run(model, document, new AffineCompositor(width, height, textures, Options.Threads), kernelSampler);
        var operators = Run(model, document, new TensorCompositor(width, height, textures, "cpu"), tensorSampler);
        Assert.Equal(kernels.FirstScore, operators.FirstScore, 1e-4);
        var size = Distance(kernels.FirstGradients, new double[kernels.FirstGradients.Length]);
        Assert.InRange(Distance(kernels.FirstGradients, operators.FirstGradients), 0, .02 * size);
        // Adam's first steps have the size of the rate whatever the size of the gradient, so the smallest gradients' differences show most.
        var moved = Distance(kernels.Parameters, CollageParameters.Of(document));
        Assert.InRange(Distance(kernels.Parameters, operators.Parameters), 0, .2 * moved);
    }

    [Fact]
    public void Without_a_cuda_device_the_kernels_are_used()
    {
        var textures = PieceTextures.Of(TestPieces.Document());
        Assert.IsType<AffineCompositor>(RunRasters.Compositor((8, 6), textures, Options));
        Assert.IsType<ViewSampler>(RunRasters.Sampler((8, 6), 4, Options));
    }

    private static Outcome Run(IVisionLanguageModel model, CollageDocument document, ICompositor compositor, IViewSampler sampler)
    {
        using var scene = new CollageScene(document, compositor);
        var terms = new LayoutTerms(document.Pieces, PieceTextures.Of(document), (compositor.Width, compositor.Height), Options);
        var gradient = new RunGradient(model, new CollageObjective(model, document), scene, terms, sampler, Options);
        var parameters = CollageParameters.Of(document);
        var (gradients, rates) = (new double[parameters.Length], LearningRates.Of(document, Options));
        var (adam, random) = (new Adam(parameters.Length), new SeededRandom(3));
        double firstScore = 0;
        double[] firstGradients = [];
        for (var i = 0; i < Iterations; i++)
        {
            var (_, score) = gradient.Compute(parameters, gradients, Options.Views, random);
            if (i == 0)
                (firstScore, firstGradients) = (score, [.. gradients]);
            adam.Step(parameters, gradients, rates, decay: 1);
        }
        return new Outcome(firstScore, firstGradients, parameters);
    }

    private static double Distance(double[] one, double[] other) => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum());

    private sealed record Outcome(double FirstScore, double[] FirstGradients, double[] Parameters);
}
