namespace ClipPaste.Engine.Cutouts;

/// <summary>Work on masks of one byte for each photo pixel.</summary>
internal static class MaskPainter
{
    /// <summary>Puts the alpha of a cut-out where its box is.</summary>
    /// <exception cref="ArgumentException">The box lies outside the photo.</exception>
    public static void Place(Cutout cutout, byte[] mask, int width, int height)
    {
        var (box, image) = (cutout.Box, cutout.Image);
        if (box.X < 0 || box.Y < 0 || box.X + box.Width > width || box.Y + box.Height > height)
            throw new ArgumentException("The cut-out's box lies outside the photo.", nameof(cutout));
        var alpha = new MaskPlane(image.Width, image.Height);
        for (var i = 0; i < alpha.Values.Length; i++)
            alpha.Values[i] = image.Pixels[i * 4 + 3];
        if ((image.Width, image.Height) != (box.Width, box.Height))
            alpha = alpha.Resize(box.Width, box.Height);
        for (var y = 0; y < box.Height; y++)
        {
            for (var x = 0; x < box.Width; x++)
                mask[(box.Y + y) * width + box.X + x] = (byte)MathF.Round(alpha[x, y]);
        }
    }

    /// <summary>The smallest box around what is not 0, or null.</summary>
    public static PixelBox? Bounds(ReadOnlySpan<byte> mask, int width)
    {
        int left = width, top = -1, right = -1, bottom = -1;
        for (var y = 0; y * width < mask.Length; y++)
        {
            var row = mask.Slice(y * width, width);
            var first = row.IndexOfAnyExcept((byte)0);
            if (first < 0)
                continue;
            (top, bottom) = (top < 0 ? y : top, y);
            (left, right) = (Math.Min(left, first), Math.Max(right, row.LastIndexOfAnyExcept((byte)0)));
        }
        return bottom < 0 ? null : new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>Blurs the mask within an area: twice a mean over half the reach, which together reach that far.</summary>
    public static void Blur(byte[] mask, int width, PixelBox area, int reach)
    {
        var values = new float[area.Width * area.Height];
        for (var i = 0; i < values.Length; i++)
            values[i] = mask[(area.Y + i / area.Width) * width + area.X + i % area.Width];
        var blurred = new float[values.Length];
        new BoxFilter(area.Width, area.Height, (reach + 1) / 2).Mean(values, blurred);
        new BoxFilter(area.Width, area.Height, reach / 2).Mean(blurred, values);
        for (var i = 0; i < values.Length; i++)
            mask[(area.Y + i / area.Width) * width + area.X + i % area.Width] = (byte)MathF.Round(values[i]);
    }

    /// <summary>The mask within a region, scaled down to the mean of what each cell covers; 0 to 1.</summary>
    public static MaskPlane Reduce(ReadOnlySpan<byte> mask, int maskWidth, PixelBox region, int width, int height)
    {
        var reduced = new MaskPlane(width, height);
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = Covered(region.Y, y, region.Height, height);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = Covered(region.X, x, region.Width, width);
                long sum = 0;
                for (var row = top; row < bottom; row++)
                {
                    foreach (var value in mask.Slice(row * maskWidth + left, right - left))
                        sum += value;
                }
                reduced[x, y] = sum / (255f * (bottom - top) * (right - left));
            }
        }
        return reduced;
    }

    private static (int From, int To) Covered(int origin, int cell, int pixels, int cells)
    {
        var from = cell * pixels / cells;
        return (origin + from, origin + Math.Max((cell + 1) * pixels / cells, from + 1));
    }
}
