using System.Text;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Imaging.Vips;
using ClipPaste.Tests.Sources;

namespace ClipPaste.Tests.Imaging;

public sealed class ImageWriterTests
{
    private static readonly ImageMetadata Told = new("penguins & snow", "Łucja Ōe", "CC-BY-SA-4.0", "two photos", "ClipPaste");

    [Theory]
    [InlineData(ImageFormat.Png, true, 0)]
    [InlineData(ImageFormat.Png, false, 0)]
    [InlineData(ImageFormat.WebP, true, 12)]
    [InlineData(ImageFormat.Jpeg, false, 12)]
    public void What_is_written_can_be_read(ImageFormat format, bool transparent, int tolerance)
    {
        var picture = TestPictures.Smooth(65, 33, transparent);
        var read = ImageReader.Read(TestPictures.Encode(picture, format, quality: 100));
        Assert.InRange(TestPictures.LargestDifference(picture, read), 0, tolerance);
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.WebP)]
    public void The_chosen_metadata_is_in_the_file(ImageFormat format)
    {
        var file = Encoding.UTF8.GetString(TestPictures.Encode(TestPictures.Smooth(9, 7), format, Told));

        foreach (var text in new[] { "penguins &", "Łucja Ōe", "CC-BY-SA-4.0", "two photos", "ClipPaste" })
            Assert.Contains(text, file, StringComparison.Ordinal);
        Assert.Equal((9, 7), Size(TestPictures.Encode(TestPictures.Smooth(9, 7), format, Told)));
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.WebP)]
    public void Nothing_that_was_not_chosen_is_in_the_file(ImageFormat format)
    {
        var photo = TestPictures.WithExif(TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.Jpeg, Told), orientation: 6);

        var file = Encoding.Latin1.GetString(TestPictures.Encode(ImageReader.Read(photo), format));

        foreach (var trace in new[] { "Exif", "EXIF", "eXIf", "tEXt", "iTXt", "iCCP", "xmp", "XMP", "ICC", "penguins", "vips" })
            Assert.DoesNotContain(trace, file, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_xml_lacks_are_left_out_of_the_metadata()
    {
        var told = new ImageMetadata("a\u0001b\uD800 <\U0001F427>");
        var file = Encoding.UTF8.GetString(TestPictures.Encode(TestPictures.Smooth(9, 7), ImageFormat.Jpeg, told));
        Assert.Contains("ab\uFFFD &lt;\U0001F427&gt;", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_too_long_for_jpeg_is_refused_and_fits_png()
    {
        var told = new ImageMetadata(Description: new string('x', 70_000));
        Assert.Throws<ArgumentException>(() => TestPictures.Encode(TestPictures.Smooth(9, 7), ImageFormat.Jpeg, told));
        Assert.InRange(TestPictures.Encode(TestPictures.Smooth(9, 7), ImageFormat.Png, told).Length, 140_000, 144_000);
    }

    [Fact]
    public void Jpeg_lays_transparent_pictures_on_white()
    {
        var read = ImageReader.Read(TestPictures.Encode(new RgbaImage(16, 16), ImageFormat.Jpeg));
        Assert.All(read.Pixels, value => Assert.InRange(value, 253, 255));
    }

    [Fact]
    public void A_file_is_written_whole_or_not_at_all()
    {
        var folder = Directory.CreateTempSubdirectory("clippaste-");
        try
        {
            var path = Path.Combine(folder.FullName, "a.png");
            ImageWriter.Write(TestPictures.Smooth(9, 7), path, ImageFormat.Png);
            var before = File.ReadAllBytes(path);

            Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
            {
                stream.WriteByte(1);
                throw new IOException("No space left on device");
            }));

            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_full_disk_is_named_in_the_message()
    {
        if (!File.Exists("/dev/full"))
            return;
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var failure = Assert.Throws<IOException>(() => ImageWriter.Write(TestPictures.Smooth(9, 7), full, ImageFormat.Png));
        Assert.Contains("space", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Chunk_checksums_are_those_of_the_png_specification() => Assert.Equal(0xAE426082u, PngText.Checksum("IEND"u8));

    [Fact]
    public void The_format_follows_from_the_ending()
    {
        Assert.Equal(ImageFormat.Jpeg, ImageWriter.FormatOf("a.JPG"));
        Assert.Throws<ArgumentException>(() => ImageWriter.FormatOf("a.bmp"));
    }

    private static (int Width, int Height) Size(byte[] file)
    {
        var header = ImageReader.ReadHeader(file);
        return (header.Width, header.Height);
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.WebP)]
    public void R11_a_picture_that_is_being_encoded_stops_when_it_is_cancelled(ImageFormat format)
    {
        using var cancelling = new CancellationTokenSource();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "large");
        var writing = Task.Run(() => ImageWriter.Write(TestPictures.Smooth(6000, 6000), path, format, token: cancelling.Token));
        cancelling.Cancel();
        Assert.Throws<OperationCanceledException>(() => writing.GetAwaiter().GetResult());
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Theory]
    [InlineData("pngsave_target")]
    [InlineData("jpegsave_target")]
    [InlineData("webpsave_target")]
    public unsafe void An_encoder_that_is_stopped_hands_out_nothing(string saver)
    {
        var pixels = new byte[512 * 512 * 3];
        fixed (byte* start = pixels)
        {
            using var pipeline = VipsPipeline.Over(start, 512, 512, 3);
            pipeline.Stop();
            Assert.Throws<VipsException>(() => pipeline.Save(saver, _ => Assert.Fail("It was written."), CancellationToken.None));
        }
    }
}
