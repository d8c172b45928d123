using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Sources;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Tests.Collage;

public sealed class IterationBenchmarkTests
{
    private static readonly RunOptions Options = new() { Views = 4, CanvasLongSide = 96, Threads = 2 };

    [Fact]
    public void The_parts_of_an_iteration_with_the_embedded_model_all_take_time()
    {
        using var model = TestModels.Pocket(new VisionOptions { Workers = 2 });
        using var benchmark = new IterationBenchmark(model, TestPieces.Document(), Options);
        var cost = benchmark.Iterate();
        Assert.All(new[] { cost.Composite, cost.Views, cost.Forward, cost.Backward, cost.Terms, cost.Update }, part => Assert.True(part > 0));
        Assert.True(benchmark.RunModel() > 0);
    }

    [Fact]
    public void The_kernels_and_libtorchs_operators_can_both_be_timed()
    {
        using var kernels = RasterBenchmark.OfKernels(TestPieces.Document(), Options, viewSize: 32);
        using var operators = RasterBenchmark.OfOperators(TestPieces.Document(), Options, viewSize: 32, "cpu");
        Assert.True(kernels.Run() > 0);
        Assert.True(operators.Run() > 0);
    }

    [Fact]
    public async Task The_scene_is_the_same_each_time()
    {
        var first = await Scene(5);
        var second = await Scene(5);
        Assert.Equal(5, first.Pieces.Length);
        Assert.Equal(PieceRole.Scenery, first.Pieces[0].Role);
        Assert.All(first.Pieces.Skip(1), piece => Assert.Equal(PieceRole.Subject, piece.Role));
        foreach (var (one, other) in first.Pieces.Zip(second.Pieces))
        {
            Assert.Equal(one.Pose, other.Pose);
            Assert.Equal(one.Cutout.Image.Pixels, other.Cutout.Image.Pixels);
            Assert.Equal(0, one.Cutout.Image.Pixels[3]);
        }
    }

    private static Task<CollageDocument> Scene(int pieces) =>
        BenchmarkScene.CreateAsync(new PhotoLibrary(Installation.Library, Assert.Fail), pieces, CancellationToken.None);
}
