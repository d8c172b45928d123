using ClipPaste.Engine.Imaging;

namespace ClipPaste.Web.Work;

/// <summary>Pictures of masks, for browsers to lay over photos in any colour.</summary>
internal static class MaskOverlay
{
    /// <summary>White, as opaque as the mask.</summary>
    /// <param name="alpha"><c>[height, width]</c>, 0 to 255.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <returns>A WebP file of at most <see cref="CutoutFiles.TextureSide"/> pixels a side.</returns>
    public static byte[] Of(ReadOnlySpan<byte> alpha, int width, int height)
    {
        // Every n-th pixel first: the filter of the last step then has little left to do.
        var step = Math.Max(1, Math.Max(width, height) / CutoutFiles.TextureSide);
        var white = new RgbaImage((width + step - 1) / step, (height + step - 1) / step);
        white.Pixels.AsSpan().Fill(byte.MaxValue);
        for (var y = 0; y < white.Height; y++)
        {
            var row = white.Row(y);
            for (var x = 0; x < white.Width; x++)
                row[x * 4 + 3] = alpha[y * step * width + x * step];
        }
        var small = Math.Max(white.Width, white.Height) > CutoutFiles.TextureSide
            ? ImageResizer.ResizeLongSide(white, CutoutFiles.TextureSide) : white;
        using var file = new MemoryStream();
        ImageWriter.Write(small, file, ImageFormat.WebP);
        return file.ToArray();
    }
}
