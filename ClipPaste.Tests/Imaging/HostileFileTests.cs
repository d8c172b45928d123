using System.Buffers.Binary;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Imaging;

public sealed class HostileFileTests
{
    [Fact]
    public void A_png_header_that_promises_65535_pixels_a_side_is_refused_before_decoding()
    {
        var file = TestPictures.Encode(TestPictures.Smooth(8, 8), ImageFormat.Png);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(16), 65_535);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), 65_535);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), PngText.Checksum(file.AsSpan(12, 17)));

        Assert.InRange(file.Length, 1, 1024);
        var refusal = Assert.Throws<ImageFormatException>(() => ImageReader.Read(file));
        Assert.Contains("65535 x 65535", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_pixels_are_refused_even_when_each_side_is_allowed()
    {
        var file = TestPictures.Encode(TestPictures.Smooth(90, 90), ImageFormat.Png);
        var limits = ImageLimits.Default with { MaxPixels = 8_000 };

        var refusal = Assert.Throws<ImageFormatException>(() => ImageReader.ReadHeader(file, limits));
        Assert.Contains("megapixels", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_known_signature_is_named_as_such()
    {
        var refusal = Assert.Throws<ImageFormatException>(() => ImageReader.Read("<svg onload='alert(1)'/>"u8.ToArray()));
        Assert.Contains("JPEG, PNG, WebP, TIFF or GIF", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Throws<ImageFormatException>(() => ImageReader.Read(Array.Empty<byte>()));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_truncated_file_is_refused(string saver)
    {
        var file = Make(saver);
        for (var part = 1; part <= 8; part++)
        {
            var cut = file.AsMemory(0, file.Length * part / 9);
            Assert.Throws<ImageFormatException>(() => ImageReader.Read(cut));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Flipped_bits_give_a_picture_or_a_refusal_but_never_anything_else(string saver)
    {
        var file = Make(saver);
        var state = 12345u;
        var refused = 0;
        for (var mutation = 0; mutation < 250; mutation++)
        {
            var damaged = file.ToArray();
            for (var flip = 0; flip <= mutation % 4; flip++)
            {
                state = (state * 1_664_525) + 1_013_904_223;
                // Two thirds of the damage goes to the first 200 bytes, where headers and tables are.
                var range = mutation % 3 == 0 ? damaged.Length : Math.Min(damaged.Length, 200);
                damaged[12 + (int)((state >> 8) % (uint)(range - 12))] ^= (byte)(1 << (int)(state >> 29));
            }
            refused += IsRefused(damaged) ? 1 : 0;
        }
        Assert.InRange(refused, 1, 250);
    }

    public static TheoryData<string> Files() =>
        ["jpegsave_target", "pngsave_target", "webpsave_target", "tiffsave_target", "gifsave_target"];

    private static bool IsRefused(byte[] file)
    {
        try
        {
            _ = ImageReader.Read(file, new() { Limits = ImageLimits.Default with { MaxPixels = 1_000_000 } });
            return false;
        }
        catch (ImageFormatException e)
        {
            Assert.NotEmpty(e.Message);
            return true;
        }
    }

    private static byte[] Make(string saver) => TestPictures.Save(TestPictures.Smooth(56, 40), saver, p =>
    {
        if (saver[0] == 'j')
            p.Apply("flatten");
    });
}
