using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

public class ViewSamplerTests
{
    private const int Width = 70;
    private const int Height = 51;
    private const int Size = 24;

    [Fact]
    public void A_view_of_the_same_size_as_the_canvas_is_the_canvas()
    {
        var image = RandomCanvas(40, 40, 1);
        var output = new float[3 * 40 * 40];
        new ViewSampler(40, 40, 40, threads: 1).Sample(image, [ViewTransform.Clean(Homography.Identity)], output);
        for (var i = 0; i < output.Length; i++)
            Assert.Equal(image.Pixels[i % 1600 * 4 + i / 1600], output[i], 1e-5f);
    }

    [Fact]
    public void An_enlarging_view_agrees_with_bilinear_look_ups_in_float64()
    {
        var image = RandomCanvas(Width, Height, 2);
        var place = Homography.ToQuadrilateral((0.5, 0.4), (0.72, 0.45), (0.8, 0.7), (0.45, 0.66));
        var output = new float[3 * Size * Size];
        new ViewSampler(Width, Height, Size, threads: 1).Sample(image, [ViewTransform.Clean(place)], output);
        for (var i = 0; i < Size * Size; i++)
        {
            var (x, y) = place.Apply((i % Size + 0.5) / Size, (i / Size + 0.5) / Size);
            for (var channel = 0; channel < 3; channel++)
                Assert.Equal(Bilinear(image, x * Width - 0.5, y * Height - 0.5, channel), output[channel * Size * Size + i], 2e-4);
        }
    }

    [Fact]
    public void Outside_the_canvas_a_view_shows_its_edge()
    {
        var image = RandomCanvas(Width, Height, 3);
        var output = new float[3 * Size * Size];
        new ViewSampler(Width, Height, Size, threads: 1).Sample(image, [ViewTransform.Region(-2, -2, 0.2, 0.2)], output);
        Assert.All(output[..(Size * Size)], value => Assert.Equal(image.Pixels[0], value, 1e-6f));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(2.5)]
    [InlineData(6.0)]
    public void Backward_is_the_adjoint_of_sampling_at_every_size(double extent)
    {
        var random = new SeededRandom(11);
        var views = new ViewTransform[6];
        new ViewDistribution().Draw(random, Width, Height, views);
        var middle = Homography.ToRectangle(0.5 - extent / 2, 0.5 - extent / 2, extent, extent);
        for (var i = 0; i < views.Length; i++)
            views[i] = views[i] with { ToCanvas = views[i].ToCanvas.After(middle) };
        var sampler = new ViewSampler(Width, Height, Size, threads: 2);
        var (image, gradient) = (RandomCanvas(Width, Height, 4), new FloatCanvas(Width, Height));
        var (atImage, atZero, probe) = (new float[6 * 3 * Size * Size], new float[6 * 3 * Size * Size], new float[6 * 3 * Size * Size]);
        SmoothTextures.Fill(random, probe);
        sampler.Sample(gradient, views, atZero);
        sampler.Sample(image, views, atImage);
        sampler.Backward(probe, gradient);
        var forward = probe.Select((p, i) => (double)p * (atImage[i] - atZero[i])).Sum();
        var backward = gradient.Pixels.Select((g, i) => (double)g * image.Pixels[i]).Sum();
        Assert.Equal(forward, backward, 1e-4 * probe.Length / 100);
    }

    [Fact]
    public void The_gradient_is_added_to_what_is_there()
    {
        var sampler = new ViewSampler(Width, Height, Size, threads: 1);
        var gradient = RandomCanvas(Width, Height, 6);
        var before = gradient.Pixels.ToArray();
        sampler.Sample(RandomCanvas(Width, Height, 5), [ViewTransform.Region(0, 0, 1, 1)], new float[3 * Size * Size]);
        sampler.Backward(new float[3 * Size * Size], gradient);
        Assert.Equal(before, gradient.Pixels);
    }

    [Fact]
    public void A_shrinking_view_does_not_alias_a_fine_pattern()
    {
        var image = new FloatCanvas(128, 128);
        for (var i = 0; i < 128 * 128; i++)
            image.Pixels[i * 4] = (i % 128 + i / 128) % 2;
        var output = new float[3 * 48 * 48];
        new ViewSampler(128, 128, 48, threads: 1).Sample(image, [ViewTransform.Clean(Homography.Identity)], output);
        Assert.All(output[..(48 * 48)], value => Assert.InRange(value, 0.4f, 0.6f));
    }

    [Fact]
    public void Results_are_identical_for_one_two_and_three_threads()
    {
        var views = new ViewDistribution().HeldOut(9, 7, Width, Height);
        var image = RandomCanvas(Width, Height, 7);
        var results = new[] { 1, 2, 3 }.Select(threads =>
        {
            var sampler = new ViewSampler(Width, Height, Size, threads);
            var (output, gradient) = (new float[7 * 3 * Size * Size], new FloatCanvas(Width, Height));
            sampler.Sample(image, views.AsSpan(), output);
            sampler.Backward(output, gradient);
            return (output, gradient.Pixels);
        }).ToArray();
        foreach (var (output, gradient) in results[1..])
        {
            Assert.Equal(results[0].output, output);
            Assert.Equal(results[0].Pixels, gradient);
        }
    }

    [Fact]
    public void Sampling_and_differentiating_do_not_allocate()
    {
        var views = new ViewDistribution().HeldOut(9, 5, Width, Height).ToArray();
        var (image, gradient, output) = (RandomCanvas(Width, Height, 7), new FloatCanvas(Width, Height), new float[5 * 3 * Size * Size]);
        var sampler = new ViewSampler(Width, Height, Size, threads: 2);
        void Iterate()
        {
            sampler.Sample(image, views, output);
            sampler.Backward(output, gradient);
        }
        Allocations.AreNone(Iterate);
    }

    [Fact]
    public void Noise_has_the_asked_deviation_and_depends_only_on_its_seed()
    {
        var flat = new FloatCanvas(64, 64);
        var view = ViewTransform.Clean(Homography.Identity) with { NoiseSigma = 0.1f, NoiseSeed = 77 };
        var sampler = new ViewSampler(64, 64, 64, threads: 1);
        var (first, second) = (new float[3 * 64 * 64], new float[3 * 64 * 64]);
        sampler.Sample(flat, [view], first);
        sampler.Sample(flat, [view], second);
        Assert.Equal(first, second);
        Assert.Equal(0, first.Average(), 2e-3f);
        Assert.Equal(0.1, Math.Sqrt(first.Average(value => (double)value * value)), 2e-3);
        sampler.Sample(flat, [view with { NoiseSeed = 78 }], second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_full_blur_spreads_a_point_binomially()
    {
        var image = new FloatCanvas(9, 9);
        image.Pixels[(4 * 9 + 4) * 4] = 16;
        var output = new float[3 * 81];
        new ViewSampler(9, 9, 9, threads: 1).Sample(image, [ViewTransform.Clean(Homography.Identity) with { Blur = 1 }], output);
        float[] expected = [1, 2, 1, 2, 4, 2, 1, 2, 1];
        for (var i = 0; i < 9; i++)
            Assert.Equal(expected[i], output[(3 + i / 3) * 9 + 3 + i % 3], 1e-4f);
    }

    [Fact]
    public void A_view_beyond_the_horizon_is_refused()
    {
        var sampler = new ViewSampler(Width, Height, Size, threads: 1);
        var view = ViewTransform.Clean(new Homography(1, 0, 0, 0, 1, 0, -2, 0, 1));
        Assert.Throws<ArgumentException>(() => sampler.Sample(new FloatCanvas(Width, Height), [view], new float[3 * Size * Size]));
    }

    private static FloatCanvas RandomCanvas(int width, int height, ulong seed)
    {
        var canvas = new FloatCanvas(width, height);
        SmoothTextures.Fill(new SeededRandom(seed), canvas.Pixels);
        return canvas;
    }

    private static double Bilinear(FloatCanvas image, double x, double y, int channel)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        double At(int column, int row) => image.Pixels[(row * image.Width + column) * 4 + channel];
        var (fx, fy) = (x - left, y - top);
        var (above, below) = ((1 - fx) * At(left, top) + fx * At(left + 1, top), (1 - fx) * At(left, top + 1) + fx * At(left + 1, top + 1));
        return (1 - fy) * above + fy * below;
    }
}
