namespace ClipPaste.Engine.Imaging;

/// <summary>Drops the alpha channel where a file has none or needs none.</summary>
internal static class OpaquePixels
{
    /// <summary>Whether every pixel is fully opaque.</summary>
    internal static bool IsOpaque(RgbaImage image)
    {
        var pixels = image.Pixels.AsSpan();
        for (var i = 3; i < pixels.Length; i += 4)
        {
            if (pixels[i] != byte.MaxValue)
                return false;
        }
        return true;
    }

    /// <summary>R, G, B of the picture laid on white, rounded to the nearest level; <c>Width * Height * 3</c> bytes.</summary>
    internal static byte[] OnWhite(RgbaImage image)
    {
        var from = image.Pixels.AsSpan();
        var to = new byte[from.Length / 4 * 3];
        for (int i = 0, o = 0; i < from.Length; i += 4, o += 3)
        {
            var alpha = from[i + 3];
            for (var c = 0; c < 3; c++)
                to[o + c] = (byte)(((from[i + c] * alpha) + (byte.MaxValue * (byte.MaxValue - alpha)) + 127) / byte.MaxValue);
        }
        return to;
    }
}
