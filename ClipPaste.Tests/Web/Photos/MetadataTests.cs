using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;

namespace ClipPaste.Tests.Web.Photos;

/// <summary>What a photo tells beside its pixels never gets into the studio, however much of it there is.</summary>
public sealed class MetadataTests(UploadSite site) : IClassFixture<UploadSite>
{
    private static readonly byte[] Exif = TestPictures.WithExif(TestPictures.Encode(TestPictures.Smooth(8, 8), ImageFormat.Jpeg), orientation: 1)[12..90];
    private static readonly byte[] Xmp = "<x:xmpmeta><rdf:Description exif:GPSLatitude=\"52,31N\"/></x:xmpmeta>"u8.ToArray();

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task A_place_a_profile_a_comment_and_a_thumbnail_are_in_nothing_that_is_kept(string ending)
    {
        var sent = ending switch { "jpg" => FullJpeg(), "png" => FullPng(), _ => FullWebP() };
        var (id, stored) = await site.AcceptAsync($"home.{ending}", sent);
        var files = new[] { stored, await site.Site.Browser.GetByteArrayAsync($"/photos/{id}/thumb"), await site.Site.Browser.GetByteArrayAsync($"/photos/{id}/view") };
        foreach (var part in files.SelectMany(PartsOf))
            Assert.Contains(part, (string[])["APP0", "C0", "C1", "C2", "C4", "DA", "DB", "DD", "IHDR", "IDAT", "IEND", "PLTE", "tRNS", "pHYs", "VP8 ", "VP8L", "VP8X", "ALPH"]);
        foreach (var text in files.Select(Encoding.Latin1.GetString))
        {
            foreach (var trace in (string[])["Exif", "GPS", "xmpmeta", "ICC_PROFILE", "comment"])
                Assert.DoesNotContain(trace, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Ten_thousand_entries_of_metadata_are_dropped()
    {
        var jpeg = TestPictures.Encode(TestPictures.Smooth(80, 60), ImageFormat.Jpeg);
        byte[] comments = [.. Enumerable.Range(0, 10_000).SelectMany(_ => Segment(0xFE, "comment"u8.ToArray()))];
        var (_, stored) = await site.AcceptAsync("many.jpg", [.. jpeg[..2], .. comments, .. jpeg[2..]]);
        Assert.DoesNotContain("FE", PartsOf(stored));

        // Of a PNG file so many are not even read to their end.
        var png = TestPictures.Encode(TestPictures.Smooth(80, 60), ImageFormat.Png);
        byte[] texts = [.. Enumerable.Range(0, 10_000).SelectMany(number => Chunk("tEXt", Encoding.ASCII.GetBytes($"k{number}\0comment")))];
        var answer = await site.SendAsync(("many.png", [.. png[..33], .. texts, .. png[33..]]));
        Assert.Equal(1, answer.Accepted.Length + answer.Refused.Length);
    }

    [Fact]
    public async Task A_small_png_that_would_unpack_to_a_gigabyte_is_unpacked_no_further_than_its_header_says()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 1024; megabyte++)
                zlib.Write(zeros);
        }
        var header = TestPictures.Encode(TestPictures.Smooth(80, 60), ImageFormat.Png)[..33];
        var answer = await site.SendAsync(("bomb.png", [.. header, .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])]));
        // It is a picture with something behind it; whether that is refused or dropped, it costs nothing.
        Assert.Equal(1, answer.Accepted.Length + answer.Refused.Length);
        Assert.All(answer.Accepted, photo => Assert.Equal((80, 60), (photo.Width, photo.Height)));
    }

    [Fact]
    public async Task A_photo_that_is_a_page_too_loses_the_page()
    {
        var jpeg = TestPictures.Encode(TestPictures.Smooth(80, 60), ImageFormat.Jpeg);
        byte[] sent = [.. jpeg[..2], .. Segment(0xFE, "<html><script>alert(1)</script><!--"u8.ToArray()), .. jpeg[2..], .. "--></html>"u8];
        var (_, stored) = await site.AcceptAsync("page.jpg", sent);
        Assert.DoesNotContain("html", Encoding.Latin1.GetString(stored), StringComparison.OrdinalIgnoreCase);
    }

    private static byte[] FullJpeg()
    {
        var jpeg = TestPictures.WithExif(TestPictures.Encode(TestPictures.Smooth(80, 60), ImageFormat.Jpeg, new ImageMetadata("GPS", "GPS")), orientation: 1);
        return [.. jpeg[..2], .. Segment(0xFE, "comment"u8.ToArray()), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Xmp]), .. jpeg[2..]];
    }

    private static byte[] FullPng()
    {
        var png = TestPictures.Encode(TestPictures.Smooth(80, 60, transparent: true), ImageFormat.Png, new ImageMetadata("GPS", "GPS"));
        return [.. png[..33], .. Chunk("tEXt", "comment\0GPS"u8.ToArray()), .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Xmp]), .. Chunk("eXIf", Exif), .. png[33..]];
    }

    private static byte[] FullWebP()
    {
        var webp = TestPictures.Encode(TestPictures.Smooth(80, 60, transparent: true), ImageFormat.WebP, new ImageMetadata("GPS", "GPS"));
        byte[] exif = [.. "EXIF"u8, .. BitConverter.GetBytes(Exif.Length), .. Exif];
        byte[] file = [.. webp, .. exif];
        file[20] |= 0b1000;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var ends = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(ends, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(ends.AsSpan(4), PngText.Checksum(named));
        return [.. ends[..4], .. named, .. ends[4..]];
    }

    // Names of the parts of a file: markers of JPEG before its pixels, chunks of PNG and WebP.
    private static IEnumerable<string> PartsOf(byte[] file)
    {
        var parts = new List<string>();
        if (file[0] == 0xFF)
        {
            for (var at = 2; file[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)))
                parts.Add(file[at + 1] == 0xE0 ? "APP0" : $"{file[at + 1]:X2}");
        }
        else if (file[0] == 0x89)
        {
            for (var at = 8; at < file.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at)))
                parts.Add(Encoding.ASCII.GetString(file, at + 4, 4));
        }
        else
        {
            for (var at = 12; at < file.Length; at += 8 + ((BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4)) + 1) & ~1))
                parts.Add(Encoding.ASCII.GetString(file, at, 4));
        }
        return parts;
    }
}
