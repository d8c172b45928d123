using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

public class AffineCompositorTests
{
    private const int Width = 61;
    private const int Height = 47;

    [Theory]
    [InlineData(0.3, false)]
    [InlineData(0.3, true)]
    [InlineData(-1.0, false)]
    [InlineData(-1.7, true)]
    public void Pictures_and_gradients_agree_with_finite_differences_of_the_plain_formula(double logScale, bool mirrored)
    {
        var scene = new Scene(layers: 3, textureSide: 37, logScale, mirrored);
        var image = new FloatCanvas(Width, Height);
        var compositor = new AffineCompositor(Width, Height, scene.Textures, threads: 2);
        compositor.Render(scene.Poses, scene.Rows, image);
        var expected = scene.Reference(scene.Numbers());
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], image.Pixels[i], 2e-5);

        var gradients = new PoseGradient[scene.Poses.Length];
        compositor.Backward(scene.Probe, gradients, new float[Height * 3]);
        for (var part = 0; part < 5; part++)
        {
            var differences = scene.Poses.Select((_, layer) => scene.Difference(layer, part)).ToArray();
            for (var layer = 0; layer < differences.Length; layer++)
                Assert.Equal(differences[layer], Part(gradients[layer], part), 1e-3 * differences.Max(Math.Abs));
        }
    }

    [Fact]
    public void The_backgrounds_gradient_is_what_the_layers_let_through()
    {
        var scene = new Scene(layers: 2, textureSide: 30, 0.2, mirrored: false);
        var compositor = new AffineCompositor(Width, Height, scene.Textures, threads: 1);
        var image = new FloatCanvas(Width, Height);
        compositor.Render(scene.Poses, scene.Rows, image);
        var gradient = new float[Height * 3];
        compositor.Backward(scene.Probe, new PoseGradient[2], gradient);
        for (var i = 0; i < gradient.Length; i++)
        {
            var row = i / 3;
            var expected = Enumerable.Range(row * Width, Width).Sum(p => scene.Probe.Pixels[p * 4 + i % 3] * (1 - image.Pixels[p * 4 + 3]));
            Assert.Equal(expected, gradient[i], 1e-4f);
        }
    }

    [Fact]
    public void Results_are_identical_for_one_two_and_three_threads()
    {
        var scene = new Scene(layers: 9, textureSide: 41, 0.1, mirrored: false);
        var results = new[] { 1, 2, 3 }.Select(threads =>
        {
            var image = new FloatCanvas(Width, Height);
            var compositor = new AffineCompositor(Width, Height, scene.Textures, threads);
            var (gradients, rows) = (new PoseGradient[9], new float[Height * 3]);
            compositor.Render(scene.Poses, scene.Rows, image);
            compositor.Backward(scene.Probe, gradients, rows);
            return (image.Pixels, gradients, rows);
        }).ToArray();
        foreach (var (pixels, gradients, rows) in results[1..])
        {
            Assert.Equal(results[0].Pixels, pixels);
            Assert.Equal(results[0].gradients, gradients);
            Assert.Equal(results[0].rows, rows);
        }
    }

    [Fact]
    public void The_paint_order_decides_which_layer_is_in_front()
    {
        var red = TexturePyramid.FromPremultiplied(Flat(1, 0, 0), 8, 8);
        var green = TexturePyramid.FromPremultiplied(Flat(0, 1, 0), 8, 8);
        AffinePose[] poses = [new(0, 0, 0, 0, 1), new(0, 0, 0, 0, 1)];
        var compositor = new AffineCompositor(8, 8, [red, green], threads: 1);
        var image = new FloatCanvas(8, 8);
        compositor.Render(poses, new float[24], image);
        Assert.Equal([0, 1, 0, 1], image.Pixels.AsSpan(36 * 4, 4));
        compositor.SetOrder([1, 0]);
        compositor.Render(poses, new float[24], image);
        Assert.Equal([1, 0, 0, 1], image.Pixels.AsSpan(36 * 4, 4));
        Assert.Throws<ArgumentException>(() => compositor.SetOrder([1, 1]));
    }

    [Fact]
    public void A_layer_that_is_hidden_or_far_outside_changes_nothing()
    {
        var scene = new Scene(layers: 2, textureSide: 20, 0, mirrored: false);
        AffinePose[] poses = [scene.Poses[0] with { Opacity = 0 }, scene.Poses[1] with { X = 40 }];
        var image = new FloatCanvas(Width, Height);
        var compositor = new AffineCompositor(Width, Height, scene.Textures, threads: 1);
        compositor.Render(poses, scene.Rows, image);
        for (var i = 0; i < image.Pixels.Length; i++)
            Assert.Equal(i % 4 == 3 ? 0 : scene.Rows[i / 4 / Width * 3 + i % 4], image.Pixels[i]);
        var gradients = new PoseGradient[2];
        compositor.Backward(scene.Probe, gradients, new float[Height * 3]);
        Assert.Equal(gradients[0], new PoseGradient { Opacity = gradients[0].Opacity });
        Assert.NotEqual(0, gradients[0].Opacity);
        Assert.Equal(default, gradients[1]);
    }

    [Fact]
    public void Rendering_and_differentiating_do_not_allocate()
    {
        var scene = new Scene(layers: 5, textureSide: 33, 0, mirrored: false);
        var image = new FloatCanvas(Width, Height);
        var (gradients, rows) = (new PoseGradient[5], new float[Height * 3]);
        var compositor = new AffineCompositor(Width, Height, scene.Textures, threads: 2);
        void Iterate()
        {
            compositor.Render(scene.Poses, scene.Rows, image);
            compositor.Backward(scene.Probe, gradients, rows);
        }
        Allocations.AreNone(Iterate);
    }

    [Fact]
    public void Mip_levels_dropped_from_memory_do_not_change_a_small_layer()
    {
        var random = new SeededRandom(5);
        var pixels = new byte[53 * 38 * 4];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)random.Below(256);
        var picture = new RgbaImage(53, 38, pixels);
        AffinePose[] poses = [new(0.1f, 0, -1.5f, 0.4f, 1)];
        var images = new[] { 0, 2 }.Select(firstLevel =>
        {
            var image = new FloatCanvas(Width, Height);
            new AffineCompositor(Width, Height, [TexturePyramid.FromImage(picture, firstLevel)], threads: 1).Render(poses, new float[Height * 3], image);
            return image.Pixels;
        }).ToArray();
        for (var i = 0; i < images[0].Length; i++)
            Assert.Equal(images[0][i], images[1][i], 1e-5f);
    }

    [Fact]
    public void A_pose_that_is_not_a_number_is_named()
    {
        var compositor = new AffineCompositor(8, 8, [TexturePyramid.FromPremultiplied(Flat(1, 1, 1), 8, 8)], threads: 1);
        var error = Assert.Throws<ArgumentException>(() => compositor.Render([new AffinePose(float.NaN, 0, 0, 0, 1)], new float[24], new FloatCanvas(8, 8)));
        Assert.Contains("layer 0", error.Message, StringComparison.Ordinal);
    }

    private static float[] Flat(float r, float g, float b) => [.. Enumerable.Repeat(new[] { r, g, b, 1 }, 64).SelectMany(p => p)];

    private static double Part(PoseGradient gradient, int part) =>
        part switch { 0 => gradient.X, 1 => gradient.Y, 2 => gradient.LogScale, 3 => gradient.Rotation, _ => gradient.Opacity };

    private sealed class Scene
    {
        private readonly ReferenceCompositor _reference = new(Width, Height);
        private readonly bool _mirrored;

        public Scene(int layers, int textureSide, double logScale, bool mirrored)
        {
            _mirrored = mirrored;
            var random = new SeededRandom(42);
            Textures = new TexturePyramid[layers];
            Poses = new AffinePose[layers];
            for (var i = 0; i < layers; i++)
            {
                var (w, h) = (textureSide + 3 * i, textureSide - i);
                var texels = SmoothTextures.Blob(w, h, (ulong)i);
                Textures[i] = TexturePyramid.FromPremultiplied(texels, w, h, levels: 3);
                _reference.Add(texels, w, h, levels: 3);
                Poses[i] = SmoothTextures.RandomPose(random, logScale, mirrored);
            }
            SmoothTextures.Fill(random, Rows, 0);
            SmoothTextures.Fill(random, Probe.Pixels);
        }

        public TexturePyramid[] Textures { get; }

        public AffinePose[] Poses { get; }

        public float[] Rows { get; } = new float[Height * 3];

        public FloatCanvas Probe { get; } = new(Width, Height);

        public double[][] Numbers() => [.. Poses.Select(p => new double[] { p.X, p.Y, p.LogScale, p.Rotation, p.Opacity })];

        public double[] Reference(double[][] poses) => _reference.Render(poses, [.. Poses.Select(_ => _mirrored)], Rows);

        /// <summary>The central difference of the probed picture for one part of one pose.</summary>
        public double Difference(int layer, int part)
        {
            const double Step = 1e-7;
            double Loss(double change)
            {
                var poses = Numbers();
                poses[layer][part] += change;
                return Reference(poses).Select((value, i) => value * Probe.Pixels[i]).Sum();
            }
            return (Loss(Step) - Loss(-Step)) / (2 * Step);
        }
    }
}
