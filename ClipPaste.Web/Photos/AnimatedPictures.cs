using System.Buffers.Binary;

namespace ClipPaste.Web.Photos;

/// <summary>Recognises files that hold a film instead of a picture.</summary>
internal static class AnimatedPictures
{
    // RIFF, length, WEBP, then the first chunk: "VP8X", its length, its flags.
    private const int WebPFlags = 20;
    private const byte WebPAnimation = 0b10;

    // Each PNG chunk: length, name, content, checksum.
    private const int PngSignature = 8;
    private const int PngChunkFrame = 12;

    /// <summary>Whether a PNG or WebP file says that it has more than one frame (PNG: chunk acTL; WebP: a flag of chunk VP8X).</summary>
    public static bool Recognise(ReadOnlySpan<byte> file)
    {
        if (file.Length > WebPFlags && file[8..].StartsWith("WEBPVP8X"u8))
            return (file[WebPFlags] & WebPAnimation) != 0;
        return file.Length > PngSignature && file[1..].StartsWith("PNG"u8) && HasAnimationControl(file[PngSignature..]);
    }

    private static bool HasAnimationControl(ReadOnlySpan<byte> chunks)
    {
        var rest = chunks;
        while (rest.Length >= PngChunkFrame && !rest[4..].StartsWith("IDAT"u8))
        {
            if (rest[4..].StartsWith("acTL"u8))
                return true;
            var next = PngChunkFrame + (long)BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (next > rest.Length)
                return false;
            rest = rest[(int)next..];
        }
        return false;
    }
}
