namespace ClipPaste.Engine.Imaging;

/// <summary>The kinds of picture file that are read; PNG, JPEG and WebP are also written.</summary>
public enum ImageFormat
{
    /// <summary>JPEG: photos, no transparency.</summary>
    Jpeg,

    /// <summary>PNG: lossless, with transparency.</summary>
    Png,

    /// <summary>WebP: small, with transparency.</summary>
    WebP,

    /// <summary>TIFF: read only, first page.</summary>
    Tiff,

    /// <summary>GIF: read only, first frame.</summary>
    Gif,
}

/// <summary>Recognises picture files by their first bytes; names and declared types prove nothing.</summary>
public static class ImageSignature
{
    /// <summary>The format whose signature <paramref name="file"/> begins with, or null.</summary>
    /// <param name="file">The file's bytes, or at least its first 12.</param>
    public static ImageFormat? Recognise(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return ImageFormat.Jpeg;
        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]))
            return ImageFormat.Png;
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
            return ImageFormat.WebP;
        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8))
            return ImageFormat.Tiff;
        return file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8) ? ImageFormat.Gif : null;
    }
}
