using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Engine.Imaging;

/// <summary>Scales and crops pictures.</summary>
public static class ImageResizer
{
    /// <summary>
    /// Scales to an exact size: smaller with Lanczos-3 widened by the reduction (antialiased), larger with Catmull-Rom; pixel centres
    /// map to pixel centres. Colours are weighted by their alpha, so nothing bleeds out of transparent pixels.
    /// </summary>
    /// <param name="image">The picture; not changed.</param>
    /// <param name="width">New width in pixels, 1 to 32,767.</param>
    /// <param name="height">New height in pixels, 1 to 32,767.</param>
    /// <returns>A new picture, also when the size stays.</returns>
    public static unsafe RgbaImage Resize(RgbaImage image, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(width, Math.Clamp(width, 1, short.MaxValue));
        ArgumentOutOfRangeException.ThrowIfNotEqual(height, Math.Clamp(height, 1, short.MaxValue));
        if (width == image.Width && height == image.Height)
            return new RgbaImage(width, height, [.. image.Pixels]);
        fixed (byte* pixels = image.Pixels)
        {
            using var pipeline = VipsPipeline.Over(pixels, image.Width, image.Height, 4);
            pipeline.Resize(width, height);
            return ColourConversion.TakeRgba(pipeline);
        }
    }

    /// <summary>Scales so that the longer side has <paramref name="longSide"/> pixels, keeping the shape; smaller pictures grow.</summary>
    /// <param name="image">The picture; not changed.</param>
    /// <param name="longSide">Pixels of the longer side, 1 to 32,767.</param>
    public static RgbaImage ResizeLongSide(RgbaImage image, int longSide)
    {
        var scale = (double)longSide / Math.Max(image.Width, image.Height);
        return Resize(image, Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));
    }

    /// <summary>Copies a rectangle that lies inside the picture.</summary>
    /// <param name="image">The picture; not changed.</param>
    /// <param name="x">Left column.</param>
    /// <param name="y">Top row.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is empty or reaches outside.</exception>
    public static RgbaImage Crop(RgbaImage image, int x, int y, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x, Math.Clamp(x, 0, image.Width - 1));
        ArgumentOutOfRangeException.ThrowIfNotEqual(y, Math.Clamp(y, 0, image.Height - 1));
        ArgumentOutOfRangeException.ThrowIfNotEqual(width, Math.Clamp(width, 1, image.Width - x));
        ArgumentOutOfRangeException.ThrowIfNotEqual(height, Math.Clamp(height, 1, image.Height - y));
        var crop = new RgbaImage(width, height);
        for (var row = 0; row < height; row++)
            image.Row(y + row).Slice(x * 4, width * 4).CopyTo(crop.Row(row));
        return crop;
    }
}
