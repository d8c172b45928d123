using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Engine.Imaging;

/// <summary>
/// Turns a file of unknown origin into one of our own: upright, in sRGB, no longer than asked for, PNG where something shows through or every pixel is to stay as it is, else JPEG.
/// Nothing of the original is kept but the pixels. Only what must be is held in memory at a time.
/// </summary>
public static class ImageRewriter
{
    private const string OutOfMemory = "memory";

    /// <summary>Reads, scales, turns and writes.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="quality">1 to 100, for JPEG; null where every pixel is to stay as it is.</param>
    /// <param name="take">Receives the new file.</param>
    /// <exception cref="ImageFormatException">The file is not a picture we can read, is damaged, is over a limit, or takes more memory than there is.</exception>
    public static void Rewrite(ReadOnlyMemory<byte> file, ImageReadOptions options, int? quality, RewrittenTaker take)
    {
        if (quality is { } wanted)
            ArgumentOutOfRangeException.ThrowIfNotEqual(wanted, Math.Clamp(wanted, 1, 100), nameof(quality));
        try
        {
            ImageReader.Decoded(file, options.Limits, (format, source) =>
            {
                var decoder = ImageDecoder.Open(format, source, options.Limits);
                using var pipeline = decoder.Begin(options);
                var opaque = Settle(pipeline);
                pipeline.Apply("autorot");
                Write(pipeline, opaque, quality, take);
                return opaque;
            });
        }
        catch (ImageFormatException fault) when (fault.InnerException is VipsException && fault.InnerException.Message.Contains(OutOfMemory, StringComparison.OrdinalIgnoreCase))
        {
            throw new ImageFormatException("The image takes too much memory to decode; make it smaller and try again.", fault) { IsTooHeavy = true };
        }
    }

    // Pixels that are read in another order than they are decoded, or twice, have to be held. Says whether all are opaque.
    private static bool Settle(VipsPipeline pipeline)
    {
        if (pipeline.HasAlpha || VipsNative.TypeOfField(pipeline.Image, "orientation") != 0)
            pipeline.Settle();
        if (!pipeline.HasAlpha)
            return true;
        using var alpha = pipeline.Band(pipeline.Bands - 1);
        return alpha.TakeBytes(bytes => !bytes.ContainsAnyExcept(byte.MaxValue));
    }

    private static void Write(VipsPipeline pipeline, bool opaque, int? quality, RewrittenTaker take)
    {
        if (opaque && pipeline.HasAlpha)
            pipeline.Apply("extract_band", ("band", "0"), ("n", $"{pipeline.Bands - 1}"));
        var header = new ImageHeader(opaque && quality is not null ? ImageFormat.Jpeg : ImageFormat.Png, pipeline.Width, pipeline.Height);
        BytesWriter told = bytes => take(header, bytes);
        // Tables made for the picture would make it smaller by a hundredth, but it would have to be held as a whole.
        if (header.Format == ImageFormat.Jpeg)
            pipeline.Save("jpegsave_target", told, CancellationToken.None, ("keep", "none"), ("Q", $"{quality}"));
        else
            pipeline.Save("pngsave_target", told, CancellationToken.None, ("keep", "none"), ("compression", "6"));
    }
}

/// <summary>Takes a rewritten file while it is there.</summary>
/// <param name="header">Its kind and size.</param>
/// <param name="file">Its bytes; they are gone after the call.</param>
public delegate void RewrittenTaker(ImageHeader header, ReadOnlySpan<byte> file);
