using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Vision.Views;

namespace ClipPaste.Tests.Vision;

public sealed class PhotoViewsTests
{
    [Theory]
    [InlineData(300, 300, 1)]
    [InlineData(300, 250, 1)]
    [InlineData(600, 300, 3)]
    [InlineData(100, 1000, 3)]
    public void A_long_photo_is_also_seen_from_both_ends(int width, int height, int expected)
    {
        var views = PhotoViews.Squares(Ramp(width, height), 32, out var count);
        Assert.Equal(expected, count);
        Assert.Equal(count * 3 * 32 * 32, views.Length);
    }

    [Fact]
    public void The_end_squares_of_a_ramp_are_its_dark_and_its_light_end()
    {
        var views = PhotoViews.Squares(Ramp(960, 160), 32, out _);
        var means = views.Chunk(3 * 32 * 32).Select(view => view.Take(32 * 32).Average()).ToArray();
        Assert.InRange(means[0], 0.49, 0.51);
        Assert.InRange(means[1], 0, 0.1);
        Assert.InRange(means[2], 0.9, 1);
    }

    [Fact]
    public void Transparent_parts_are_white_and_plain_colours_stay_exact()
    {
        var image = new RgbaImage(50, 40);
        Assert.All(PhotoViews.CentreSquare(image, 20), value => Assert.Equal(1, value));
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = i % 4 == 3 ? (byte)255 : (byte)(60 * (i % 4 + 1));
        var view = PhotoViews.CentreSquare(image, 70);
        Assert.All(view, (value, i) => Assert.Equal(60 * (i / (70 * 70) + 1) / 255f, value));
    }

    [Fact]
    public void A_single_pixel_becomes_a_view() => Assert.Equal(3 * 16 * 16, PhotoViews.CentreSquare(new RgbaImage(1, 1), 16).Length);

    private static RgbaImage Ramp(int width, int height)
    {
        var image = new RgbaImage(width, height);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = i % 4 == 3 ? (byte)255 : (byte)(i / 4 % width * 255 / Math.Max(1, width - 1));
        return image;
    }
}
