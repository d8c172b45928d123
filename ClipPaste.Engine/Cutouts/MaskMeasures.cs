namespace ClipPaste.Engine.Cutouts;

/// <summary>Numbers that say how large a mask is, how sure, and how well it agrees with another of the same size.</summary>
internal static class MaskMeasures
{
    /// <summary>Cells above <paramref name="threshold"/>.</summary>
    public static int Area(MaskPlane mask, float threshold)
    {
        var area = 0;
        foreach (var value in mask.Values)
            area += value > threshold ? 1 : 0;
        return area;
    }

    /// <summary>The smallest box around the cells above <paramref name="threshold"/>, or null where there are none.</summary>
    public static PixelBox? Bounds(MaskPlane mask, float threshold)
    {
        int left = mask.Width, top = mask.Height, right = -1, bottom = -1;
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                if (mask[x, y] > threshold)
                    (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), y);
            }
        }
        return right < 0 ? null : new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>Intersection over union of what lies above the thresholds; 0 where both are empty.</summary>
    public static double Overlap(MaskPlane first, float firstThreshold, MaskPlane second, float secondThreshold)
    {
        int both = 0, either = 0;
        for (var i = 0; i < first.Values.Length; i++)
        {
            bool a = first.Values[i] > firstThreshold, b = second.Values[i] > secondThreshold;
            both += a && b ? 1 : 0;
            either += a || b ? 1 : 0;
        }
        return either == 0 ? 0 : (double)both / either;
    }

    /// <summary>Intersection over union of two boxes.</summary>
    public static double Overlap(PixelBox first, PixelBox second)
    {
        double width = Math.Min(first.X + first.Width, second.X + second.Width) - Math.Max(first.X, second.X);
        double height = Math.Min(first.Y + first.Height, second.Y + second.Height) - Math.Max(first.Y, second.Y);
        if (width <= 0 || height <= 0)
            return 0;
        var both = width * height;
        return both / (((double)first.Width * first.Height) + ((double)second.Width * second.Height) - both);
    }

    /// <summary>
    /// Segment Anything's stability score: overlap of the mask at a high and at a low threshold. Near 1 the outline hardly moves with the
    /// threshold.
    /// </summary>
    public static double Stability(MaskPlane logits, float offset) => Overlap(logits, offset, logits, -offset);

    /// <summary>The share of the part's outline beyond which, within two cells, the whole goes on. Both are masks above 0.</summary>
    public static double Contact(MaskPlane part, MaskPlane whole)
    {
        int outline = 0, contact = 0;
        for (var y = 2; y < part.Height - 2; y++)
        {
            for (var x = 2; x < part.Width - 2; x++)
            {
                if (part[x, y] <= 0 || (part[x - 1, y] > 0 && part[x + 1, y] > 0 && part[x, y - 1] > 0 && part[x, y + 1] > 0))
                    continue;
                outline++;
                bool GoesOn(int u, int v) => part[u, v] <= 0 && whole[u, v] > 0;
                contact += GoesOn(x - 2, y) || GoesOn(x + 2, y) || GoesOn(x, y - 2) || GoesOn(x, y + 2) ? 1 : 0;
            }
        }
        return outline == 0 ? 0 : (double)contact / outline;
    }
}
