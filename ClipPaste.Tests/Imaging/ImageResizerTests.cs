using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Imaging;

public sealed class ImageResizerTests
{
    [Fact]
    public void Smooth_pictures_stay_the_same_at_any_size()
    {
        var small = ImageResizer.Resize(TestPictures.Smooth(300, 200), 60, 40);
        Assert.InRange(TestPictures.LargestDifference(TestPictures.Smooth(60, 40), small), 0, 4);
    }

    [Fact]
    public void Hidden_colours_of_transparent_pixels_do_not_bleed()
    {
        var image = new RgbaImage(64, 64);
        for (var i = 0; i < image.Pixels.Length; i += 4)
        {
            var inside = i / 4 % 64 < 32;
            byte[] pixel = inside ? [200, 0, 0, 255] : [0, 255, 0, 0];
            pixel.CopyTo(image.Pixels, i);
        }

        var half = ImageResizer.Resize(image, 31, 31);

        for (var i = 0; i < half.Pixels.Length; i += 4)
        {
            if (half.Pixels[i + 3] > 8)
                Assert.Equal((200, 0), (half.Pixels[i], half.Pixels[i + 1]));
        }
    }

    [Fact]
    public void A_checkerboard_becomes_grey_instead_of_a_pattern()
    {
        var image = new RgbaImage(256, 256);
        for (var i = 0; i < 256 * 256; i++)
            image.Pixels.AsSpan(i * 4, 4).Fill(((i / 256) + i) % 2 == 0 ? byte.MaxValue : (byte)0);
        for (var i = 3; i < image.Pixels.Length; i += 4)
            image.Pixels[i] = byte.MaxValue;

        var small = ImageResizer.Resize(image, 37, 37);

        for (var i = 0; i < small.Pixels.Length; i += 4)
            Assert.InRange(small.Pixels[i], 118, 138);
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(100, 102)]
    [InlineData(102, 100)]
    [InlineData(100, 50)]
    [InlineData(100, 33)]
    public void Centres_of_pixels_map_to_centres_of_pixels(int from, int to)
    {
        var ramp = new RgbaImage(from, from);
        for (var i = 0; i < from * from; i++)
        {
            byte[] pixel = [(byte)(2 * (i % from)), (byte)(2 * (i / from)), 0, 255];
            pixel.CopyTo(ramp.Pixels, i * 4);
        }

        var scaled = ImageResizer.Resize(ramp, to, to);

        var shift = (Across: 0.0, Down: 0.0);
        for (var i = to / 5; i < to * 4 / 5; i++)
        {
            var expected = 2 * (((i + 0.5) * from / to) - 0.5);
            shift.Across += (scaled.Row(to / 2)[i * 4] - expected) / 2;
            shift.Down += (scaled.Row(i)[(to / 2 * 4) + 1] - expected) / 2;
        }
        Assert.InRange(Math.Abs(shift.Across), 0, 0.03 * to);
        Assert.InRange(Math.Abs(shift.Down), 0, 0.03 * to);
    }

    [Fact]
    public void The_long_side_is_met_exactly() =>
        Assert.Equal((30, 100), Size(ImageResizer.ResizeLongSide(TestPictures.Smooth(60, 200), 100)));

    [Fact]
    public void A_crop_takes_the_pixels_of_its_rectangle()
    {
        var picture = TestPictures.Smooth(20, 10);
        var crop = ImageResizer.Crop(picture, 3, 4, 5, 6);
        Assert.Equal(picture.Row(4).Slice(12, 20), crop.Row(0));
        Assert.Equal(picture.Row(9).Slice(12, 20), crop.Row(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageResizer.Crop(picture, 16, 0, 5, 1));
    }

    [Fact]
    public void The_result_is_the_same_every_time()
    {
        var picture = TestPictures.Smooth(301, 203, transparent: true);
        Assert.Equal(ImageResizer.Resize(picture, 77, 55).Pixels, ImageResizer.Resize(picture, 77, 55).Pixels);
    }

    private static (int Width, int Height) Size(RgbaImage image) => (image.Width, image.Height);
}
