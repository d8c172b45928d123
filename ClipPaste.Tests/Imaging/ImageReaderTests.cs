using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Imaging;

public sealed class ImageReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Every_exif_orientation_is_applied(int orientation)
    {
        var stored = TestPictures.Smooth(48, 32);
        var file = TestPictures.WithExif(TestPictures.Encode(stored, ImageFormat.Jpeg, quality: 100), orientation);

        var upright = ImageReader.Read(file);
        var header = ImageReader.ReadHeader(file);

        Assert.Equal((upright.Width, upright.Height), (header.Width, header.Height));
        Assert.Equal(orientation < 5 ? (48, 32) : (32, 48), (upright.Width, upright.Height));
        Assert.InRange(TestPictures.LargestDifference(Upright(stored, orientation), upright), 0, 12);
    }

    [Theory]
    [InlineData("tiffsave_target", ImageFormat.Tiff)]
    [InlineData("gifsave_target", ImageFormat.Gif)]
    [InlineData("pngsave_target", ImageFormat.Png)]
    public void Palette_and_plain_files_of_other_programs_are_read(string saver, ImageFormat format)
    {
        var picture = TestPictures.Smooth(40, 30);
        var file = saver[0] == 'p'
            ? TestPictures.Save(picture, saver, _ => { }, ("palette", "true"))
            : TestPictures.Save(picture, saver, _ => { });

        var read = ImageReader.Read(file);

        Assert.Equal(format, ImageReader.ReadHeader(file).Format);
        Assert.InRange(MeanDifference(picture, read), 0, 12);
    }

    [Theory]
    [InlineData(ColourHandling.Managed)]
    [InlineData(ColourHandling.Plain)]
    public void Sixteen_bit_png_keeps_its_colours_and_alpha(ColourHandling colours)
    {
        var picture = TestPictures.Smooth(40, 30, transparent: true);
        var file = TestPictures.Save(picture, "pngsave_target", p => p.Apply("colourspace", ("space", "rgb16")), ("bitdepth", "16"));

        Assert.Equal(16, file[24]);
        Assert.InRange(TestPictures.LargestDifference(picture, ImageReader.Read(file, new() { Colours = colours })), 0, 1);
    }

    [Theory]
    [InlineData(ColourHandling.Managed, 1)]
    [InlineData(ColourHandling.Plain, 0)]
    public void Grey_files_become_three_equal_channels(ColourHandling colours, int tolerance)
    {
        var file = TestPictures.Save(
            TestPictures.Smooth(40, 30), "pngsave_target", p => p.Apply("extract_band", ("band", "0"), ("n", "1")));

        var read = ImageReader.Read(file, new() { Colours = colours });

        var expected = TestPictures.Smooth(40, 30);
        for (var i = 0; i < expected.Pixels.Length; i += 4)
            expected.Pixels[i + 1] = expected.Pixels[i + 2] = expected.Pixels[i];
        Assert.InRange(TestPictures.LargestDifference(expected, read), 0, tolerance);
    }

    [Fact]
    public void An_embedded_profile_is_converted_to_srgb_unless_colours_are_plain()
    {
        var picture = TestPictures.Smooth(40, 30);
        var file = TestPictures.Save(
            picture,
            "pngsave_target",
            p => p.Apply("icc_transform", ("output-profile", "p3"), ("input-profile", "srgb")),
            ("keep", "icc"));

        Assert.InRange(TestPictures.LargestDifference(picture, ImageReader.Read(file)), 0, 12);
        Assert.InRange(MeanDifference(picture, ImageReader.Read(file)), 0, 1.5);
        Assert.InRange(TestPictures.LargestDifference(picture, ImageReader.Read(file, new() { Colours = ColourHandling.Plain })), 20, 255);
    }

    [Fact]
    public void Cmyk_is_read_with_a_profile_for_the_eye_and_by_subtraction_when_plain()
    {
        var red = new RgbaImage(16, 16);
        for (var i = 0; i < red.Pixels.Length; i += 4)
            (red.Pixels[i], red.Pixels[i + 3]) = (200, 255);
        var file = TestPictures.Save(
            red,
            "jpegsave_target",
            p =>
            {
                p.Apply("flatten");
                p.Apply("colourspace", ("space", "cmyk"));
            });

        var managed = ImageReader.Read(file).Row(8)[..3].ToArray();
        var plain = ImageReader.Read(file, new() { Colours = ColourHandling.Plain }).Row(8)[..3].ToArray();

        Assert.InRange(managed[0], 180, 220);
        Assert.InRange(managed[1], 0, 60);
        Assert.True(plain[0] > plain[1] + 80, string.Join(' ', plain));
    }

    [Fact]
    public void A_long_side_shrinks_large_pictures_and_leaves_small_ones()
    {
        var file = TestPictures.Encode(TestPictures.Smooth(900, 600), ImageFormat.Jpeg);

        var small = ImageReader.Read(file, new() { MaxLongSide = 60 });

        Assert.InRange(TestPictures.LargestDifference(TestPictures.Smooth(60, 40), small), 0, 12);
        Assert.Equal(900, ImageReader.Read(file, new() { MaxLongSide = 1000 }).Width);
    }

    private static double MeanDifference(RgbaImage a, RgbaImage b) => a.Pixels.Zip(b.Pixels, (x, y) => (double)Math.Abs(x - y)).Average();

    // Exif 2.3, tag 0x0112: where the stored row 0 and column 0 lie in the upright picture.
    private static RgbaImage Upright(RgbaImage stored, int orientation)
    {
        var turned = orientation >= 5;
        var upright = turned ? new RgbaImage(stored.Height, stored.Width) : new RgbaImage(stored.Width, stored.Height);
        for (var y = 0; y < stored.Height; y++)
        {
            for (var x = 0; x < stored.Width; x++)
            {
                var fromRight = orientation is 2 or 3 or 7 or 8 ? stored.Width - 1 - x : x;
                var fromBottom = orientation is 3 or 4 or 6 or 7 ? stored.Height - 1 - y : y;
                var (column, row) = turned ? (fromBottom, fromRight) : (fromRight, fromBottom);
                stored.Row(y).Slice(x * 4, 4).CopyTo(upright.Row(row)[(column * 4)..]);
            }
        }
        return upright;
    }
}
