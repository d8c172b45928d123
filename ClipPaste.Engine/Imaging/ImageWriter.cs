using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Engine.Imaging;

/// <summary>Writes pictures as PNG, JPEG or WebP with the metadata given and no other.</summary>
public static class ImageWriter
{
    private const int DefaultQuality = 90;
    private const string JpegSaver = "jpegsave_target";

    // A JPEG segment has a length of 16 bits; the name of the XMP segment takes its share.
    private const int MaxJpegPacket = 65_000;

    /// <summary>Writes to a file, all of it or nothing.</summary>
    /// <param name="image">The picture, sRGB. JPEG has no transparency: it is laid on white.</param>
    /// <param name="path">The file's name; an older file is replaced.</param>
    /// <param name="format">PNG, JPEG or WebP.</param>
    /// <param name="metadata">What the file says of itself; null for nothing.</param>
    /// <param name="quality">1 to 100, for JPEG and WebP.</param>
    /// <param name="dpi">Pixels to the inch in print, which PNG and JPEG files tell; 0 to say nothing.</param>
    /// <param name="token">Cancels, within some milliseconds and in the middle of the picture too.</param>
    /// <exception cref="IOException">The disk is full or refuses; no half file is left.</exception>
    public static void Write(
        RgbaImage image, string path, ImageFormat format, ImageMetadata? metadata = null, int quality = DefaultQuality, double dpi = 0,
        CancellationToken token = default) =>
        AtomicFile.Write(path, stream => Write(image, stream, format, metadata, quality, dpi, token));

    /// <summary>Writes to a stream.</summary>
    /// <param name="image">The picture, sRGB. JPEG has no transparency: it is laid on white.</param>
    /// <param name="stream">Receives the file; stays open.</param>
    /// <param name="format">PNG, JPEG or WebP.</param>
    /// <param name="metadata">What the file says of itself; null for nothing.</param>
    /// <param name="quality">1 to 100, for JPEG and WebP.</param>
    /// <param name="dpi">Pixels to the inch in print, which PNG and JPEG files tell; 0 to say nothing.</param>
    /// <param name="token">Cancels, within some milliseconds and in the middle of the picture too.</param>
    /// <exception cref="ArgumentException">The format is only read, or the metadata is too long for a JPEG file.</exception>
    public static void Write(
        RgbaImage image, Stream stream, ImageFormat format, ImageMetadata? metadata = null, int quality = DefaultQuality, double dpi = 0,
        CancellationToken token = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(quality, Math.Clamp(quality, 1, 100));
        var told = metadata ?? ImageMetadata.None;
        var opaque = format == ImageFormat.Jpeg || OpaquePixels.IsOpaque(image);
        var (pixels, bands) = opaque ? (OpaquePixels.OnWhite(image), 3) : (image.Pixels, 4);
        (string Name, string Value) keep = ("keep", "xmp");
        (string Name, string Value) level = ("Q", $"{quality}");
        switch (format)
        {
            case ImageFormat.Png:
                BytesWriter withText = png => PngText.Write(png, told, stream);
                Encode(image, pixels, bands, dpi, ImageMetadata.None, "pngsave_target", withText, token, keep, ("compression", "6"));
                break;
            case ImageFormat.Jpeg:
                BytesWriter withDensity = jpeg => JpegDensity.Write(jpeg, dpi, stream);
                Encode(image, pixels, bands, dpi, told, JpegSaver, dpi > 0 ? withDensity : stream.Write, token, keep, level, ("optimize-coding", "true"));
                break;
            case ImageFormat.WebP:
                Encode(image, pixels, bands, dpi, told, "webpsave_target", stream.Write, token, keep, level);
                break;
            default:
                throw new ArgumentException($"Images are written as PNG, JPEG or WebP, not as {format}.", nameof(format));
        }
    }

    /// <summary>The format that a file name's ending asks for.</summary>
    /// <param name="path">A name that ends in <c>.png</c>, <c>.jpg</c>, <c>.jpeg</c> or <c>.webp</c>.</param>
    /// <exception cref="ArgumentException">It ends otherwise.</exception>
    public static ImageFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => ImageFormat.Png,
        ".JPG" or ".JPEG" => ImageFormat.Jpeg,
        ".WEBP" => ImageFormat.WebP,
        _ => throw new ArgumentException($"{Path.GetFileName(path)} does not end in .png, .jpg, .jpeg or .webp.", nameof(path)),
    };

    private static unsafe void Encode(
        RgbaImage image,
        byte[] pixels,
        int bands,
        double dpi,
        ImageMetadata metadata,
        string saver,
        BytesWriter write,
        CancellationToken token,
        params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        fixed (byte* start = pixels)
        {
            using var pipeline = VipsPipeline.Over(start, image.Width, image.Height, bands);
            if (dpi > 0)
                pipeline.TellResolution(dpi);
            if (!metadata.IsEmpty)
                pipeline.Attach("xmp-data", Packet(metadata, saver));
            pipeline.Save(saver, write, token, arguments);
        }
    }

    private static byte[] Packet(ImageMetadata metadata, string saver)
    {
        var packet = XmpPacket.Write(metadata);
        if (saver == JpegSaver && packet.Length > MaxJpegPacket)
        {
            throw new ArgumentException(
                $"A JPEG file holds at most {MaxJpegPacket} bytes of metadata, not {packet.Length}; shorten the description or write PNG.",
                nameof(metadata));
        }
        return packet;
    }
}
