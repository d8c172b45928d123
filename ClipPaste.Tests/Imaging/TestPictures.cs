using System.Buffers.Binary;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Tests.Imaging;

/// <summary>Makes the picture files that tests read, in every form a camera or a prankster may send.</summary>
internal static class TestPictures
{
    /// <summary>Smooth colours that differ in every corner: red grows to the right, green downwards, blue along the diagonal.</summary>
    public static RgbaImage Smooth(int width, int height, bool transparent = false)
    {
        var image = new RgbaImage(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = image.Row(y).Slice(x * 4, 4);
                pixel[0] = (byte)(x * 255 / Math.Max(1, width - 1));
                pixel[1] = (byte)(y * 255 / Math.Max(1, height - 1));
                pixel[2] = (byte)((x + y) * 255 / Math.Max(1, width + height - 2));
                pixel[3] = transparent ? (byte)(40 + (x * 200 / width)) : byte.MaxValue;
            }
        }
        return image;
    }

    public static byte[] Encode(RgbaImage image, ImageFormat format, ImageMetadata? metadata = null, int quality = 95)
    {
        using var stream = new MemoryStream();
        ImageWriter.Write(image, stream, format, metadata, quality);
        return stream.ToArray();
    }

    /// <summary>Saves with libvips itself, after steps of the test's choice: profiles, CMYK, 16 bits, palettes, TIFF and GIF.</summary>
    public static unsafe byte[] Save(
        RgbaImage image, string saver, Action<VipsPipeline> steps, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        fixed (byte* pixels = image.Pixels)
        {
            using var pipeline = VipsPipeline.Over(pixels, image.Width, image.Height, 4);
            steps(pipeline);
            byte[] bytes = [];
            pipeline.Save(saver, file => bytes = file.ToArray(), CancellationToken.None, arguments);
            return bytes;
        }
    }

    /// <summary>Puts an Exif segment with an orientation, and a position on Earth, into a JPEG file.</summary>
    public static byte[] WithExif(byte[] jpeg, int orientation)
    {
        var tiff = new byte[8 + 2 + (2 * 12) + 4 + 2 + 12 + 4];
        "MM\0*"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(8), 2);
        WriteEntry(tiff.AsSpan(10), tag: 0x0112, type: 3, value: (uint)orientation << 16);
        WriteEntry(tiff.AsSpan(22), tag: 0x8825, type: 4, value: 38);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(38), 1);
        WriteEntry(tiff.AsSpan(40), tag: 1, type: 2, value: (uint)'N' << 24, count: 2);
        byte[] segment = [0xFF, 0xE1, 0, (byte)(tiff.Length + 8), .. "Exif\0\0"u8, .. tiff];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    /// <summary>The largest difference between two pictures of one size, over all channels.</summary>
    public static int LargestDifference(RgbaImage a, RgbaImage b)
    {
        Assert.Equal((a.Width, a.Height), (b.Width, b.Height));
        return a.Pixels.Zip(b.Pixels, (x, y) => Math.Abs(x - y)).Max();
    }

    private static void WriteEntry(Span<byte> entry, ushort tag, ushort type, uint value, uint count = 1)
    {
        BinaryPrimitives.WriteUInt16BigEndian(entry, tag);
        BinaryPrimitives.WriteUInt16BigEndian(entry[2..], type);
        BinaryPrimitives.WriteUInt32BigEndian(entry[4..], count);
        BinaryPrimitives.WriteUInt32BigEndian(entry[8..], value);
    }
}
