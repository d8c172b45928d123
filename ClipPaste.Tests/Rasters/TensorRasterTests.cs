using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

/// <summary>The rasters made of libtorch's operators do what the project's own kernels do.</summary>
public class TensorRasterTests
{
    private const int Width = 53;
    private const int Height = 66;

    [Fact]
    public void Both_compositors_agree_at_every_mip_level_in_any_order_and_mirrored()
    {
        var random = new SeededRandom(8);
        var textures = Enumerable.Range(0, 4).Select(i => SmoothTextures.BlobPyramid(51 + i, 46, (ulong)i)).ToArray();
        var poses = textures.Select((_, i) => SmoothTextures.RandomPose(random, 0.4 - 0.6 * i, mirrored: i % 2 == 1)).ToArray();
        var (rows, probe) = (new float[Height * 3], new FloatCanvas(Width, Height));
        SmoothTextures.Fill(random, rows, 0);
        SmoothTextures.Fill(random, probe.Pixels);
        using var tensors = new TensorCompositor(Width, Height, textures, "cpu");
        var kernels = Run(new AffineCompositor(Width, Height, textures, threads: 1));
        var operators = Run(tensors);
        for (var i = 0; i < kernels.Pixels.Length; i++)
            Assert.Equal(kernels.Pixels[i], operators.Pixels[i], 2e-5f);
        for (var i = 0; i < rows.Length; i++)
            Assert.Equal(kernels.Rows[i], operators.Rows[i], 1e-3f);
        foreach (var part in new Func<PoseGradient, double>[] { g => g.X, g => g.Y, g => g.LogScale, g => g.Rotation, g => g.Opacity })
        {
            var largest = kernels.Poses.Max(g => Math.Abs(part(g)));
            for (var i = 0; i < poses.Length; i++)
                Assert.Equal(part(kernels.Poses[i]), part(operators.Poses[i]), 2e-3 * largest);
        }

        (float[] Pixels, PoseGradient[] Poses, float[] Rows) Run(ICompositor compositor)
        {
            var (image, gradients, rowGradient) = (new FloatCanvas(Width, Height), new PoseGradient[4], new float[Height * 3]);
            compositor.SetOrder([2, 0, 3, 1]);
            compositor.Render(poses, rows, image);
            compositor.Backward(probe, gradients, rowGradient);
            return (image.Pixels, gradients, rowGradient);
        }
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(1.0)]
    [InlineData(4.5)]
    public void Both_samplers_make_the_same_views_and_gradients(double extent)
    {
        const int Size = 20;
        var middle = Homography.ToRectangle(0.5 - extent / 2, 0.5 - extent / 2, extent, extent);
        var views = new ViewDistribution().HeldOut(3, 5, Width, Height)
            .Select(view => view with { ToCanvas = view.ToCanvas.After(middle) }).ToArray();
        var (image, probe) = (new FloatCanvas(Width, Height), new float[5 * 3 * Size * Size]);
        SmoothTextures.Fill(new SeededRandom(1), image.Pixels, 0);
        SmoothTextures.Fill(new SeededRandom(2), probe);
        using var tensors = new TensorViewSampler(Width, Height, Size, "cpu");
        var kernels = Run(new ViewSampler(Width, Height, Size, threads: 1));
        var operators = Run(tensors);
        for (var i = 0; i < probe.Length; i++)
            Assert.Equal(kernels.Output[i], operators.Output[i], 1e-4f);
        for (var i = 0; i < kernels.Gradient.Length; i++)
            Assert.Equal(kernels.Gradient[i], operators.Gradient[i], 2e-3f);

        (float[] Output, float[] Gradient) Run(IViewSampler sampler)
        {
            var (output, gradient) = (new float[probe.Length], new FloatCanvas(Width, Height));
            sampler.Sample(image, views, output);
            sampler.Backward(probe, gradient);
            return (output, gradient.Pixels);
        }
    }
}
