using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

public class PosterRendererTests
{
    [Fact]
    public void A_poster_reduced_to_the_canvas_looks_like_the_canvas()
    {
        const int Side = 90;
        const int Factor = 4;
        var pictures = new[] { Picture(120, 100, 1), Picture(110, 130, 2) };
        AffinePose[] poses = [new(-0.1f, 0.1f, -1, 0.5f, 1), new(0.15f, -0.1f, -0.8f, -1, 0.8f, Mirrored: true)];
        var canvas = new FloatCanvas(Side, Side);
        new AffineCompositor(Side, Side, [.. pictures.Select(picture => TexturePyramid.FromImage(picture))], threads: 1).Render(poses, Grey(Side), canvas);
        var large = poses.Select(pose => pose.ScaledBy(Factor)).ToArray();
        var poster = new PosterRenderer(2).Render(pictures, large, [0, 1], Side * Factor, Side * Factor, Grey(Side * Factor));
        var difference = 0.0;
        for (var i = 0; i < Side * Side * 3; i++)
        {
            var (x, y, channel) = (i / 3 % Side, i / 3 / Side, i % 3);
            var mean = 0.0;
            for (var part = 0; part < Factor * Factor; part++)
                mean += poster.Row(y * Factor + part / Factor)[(x * Factor + part % Factor) * 4 + channel] / (255.0 * Factor * Factor);
            difference = Math.Max(difference, Math.Abs(mean - canvas.Pixels[(y * Side + x) * 4 + channel]));
        }
        Assert.InRange(difference, 0, 0.05);
    }

    [Fact]
    public void Without_a_background_the_poster_is_transparent_where_no_layer_lies()
    {
        var poster = new PosterRenderer(1).Render([Flat(20, 20)], [new AffinePose(0, 0, 0, 0, 1)], [0], 300, 100, []);
        Assert.Equal([0, 0, 0, 0], poster.Row(50)[..4].ToArray());
        Assert.Equal([200, 100, 50, 255], poster.Row(50).Slice(150 * 4, 4).ToArray());
    }

    [Fact]
    public void A_straight_edge_between_pixels_is_smooth()
    {
        var poster = new PosterRenderer(1).Render([Flat(20, 20)], [new AffinePose(0, 0, 0, 0.3f, 1)], [0], 64, 64, []);
        var alphas = poster.Row(32).ToArray().Where((_, i) => i % 4 == 3).ToArray();
        var steps = alphas.Zip(alphas.Skip(1), (a, b) => Math.Abs(a - b)).Max();
        Assert.InRange(steps, 1, 200);
        Assert.All(poster.Pixels.Chunk(4).Where(p => p[3] > 8), p => Assert.InRange(p[0], 190, 210));
    }

    [Fact]
    public void Threads_make_no_difference()
    {
        RgbaImage[] pictures = [Picture(300, 300, 1), Picture(200, 300, 2)];
        AffinePose[] poses = [new(0.1f, 0, 0.5f, 1, 1), new(0.3f, 0, 0.1f, 2, 0.7f)];
        var one = new PosterRenderer(1).Render(pictures, poses, [1, 0], 700, 300, Grey(300));
        var three = new PosterRenderer(3).Render(pictures, poses, [1, 0], 700, 300, Grey(300));
        Assert.Equal(one.Pixels, three.Pixels);
    }

    private static float[] Grey(int height) => [.. Enumerable.Repeat(0.5f, height * 3)];

    private static RgbaImage Flat(int width, int height) =>
        new(width, height, [.. Enumerable.Repeat(new byte[] { 200, 100, 50, 255 }, width * height).SelectMany(p => p)]);

    private static RgbaImage Picture(int width, int height, ulong seed)
    {
        var premultiplied = SmoothTextures.Blob(width, height, seed);
        var pixels = new byte[premultiplied.Length];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)Math.Round(255 * (i % 4 == 3 ? premultiplied[i] : premultiplied[i] / Math.Max(premultiplied[i / 4 * 4 + 3], 1e-6f)));
        return new RgbaImage(width, height, pixels);
    }
}
