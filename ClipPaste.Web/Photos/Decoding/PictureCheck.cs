using ClipPaste.Engine.Imaging;

namespace ClipPaste.Web.Photos.Decoding;

/// <summary>What is wrong with a file of unknown origin, as far as its first bytes and its header tell; no pixel is decoded.</summary>
internal static class PictureCheck
{
    /// <summary>The fault; null where there is none.</summary>
    /// <exception cref="ImageFormatException">The header cannot be read.</exception>
    public static UploadRefusal? Fault(ReadOnlyMemory<byte> file, DecodeRequest request)
    {
        if (file.Length == 0)
            return UploadRefusal.Empty;
        if (ImageSignature.Recognise(file.Span) is not (ImageFormat.Jpeg or ImageFormat.Png or ImageFormat.WebP))
            return UploadRefusal.NotAPhoto;
        if (AnimatedPictures.Recognise(file.Span))
            return UploadRefusal.Animated;
        // Sizes are checked here, each with its own sentence.
        var header = ImageReader.ReadHeader(file, AnySize);
        if (header.Format != request.Expected)
            return UploadRefusal.WrongEnding;
        if ((long)header.Width * header.Height > request.MostPixels || Math.Max(header.Width, header.Height) > request.LongestSide)
            return UploadRefusal.TooManyPixels;
        return Math.Min(header.Width, header.Height) < request.ShortestSide ? UploadRefusal.TooSmall : null;
    }

    /// <summary>Limits of the reader that let through what has been checked.</summary>
    internal static ImageLimits AnySize { get; } = new(int.MaxValue, long.MaxValue, int.MaxValue);

    /// <summary>The kind of picture that a file's name promises; null where it promises none that is taken.</summary>
    public static ImageFormat? FormatOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".JPG" or ".JPEG" or ".JPE" or ".JFIF" => ImageFormat.Jpeg,
        ".PNG" => ImageFormat.Png,
        ".WEBP" => ImageFormat.WebP,
        _ => null,
    };
}
