namespace ClipPaste.Engine.Cutouts;

/// <summary>Takes specks away from a mask and fills its pinholes.</summary>
internal static class MaskTidier
{
    private const double SmallestPart = 0.03;
    private const double LargestPinhole = 0.004;
    private const float SureHole = -4;
    private const float Filled = 6;
    private const float Emptied = -10;

    /// <summary>
    /// Keeps the parts of at least 3 % of the mask's area; fills enclosed holes unless they are large or surely background (the gap
    /// between two legs).
    /// </summary>
    /// <param name="logits">Changed in place.</param>
    public static void Tidy(MaskPlane logits)
    {
        var area = MaskMeasures.Area(logits, 0);
        RemoveSpecks(logits, area);
        FillPinholes(logits, area);
    }

    private static void RemoveSpecks(MaskPlane logits, int area)
    {
        var parts = MaskRegions.Find(logits, 0);
        for (var i = 0; i < logits.Values.Length; i++)
        {
            if (parts.Labels[i] > 0 && parts.Regions[parts.Labels[i] - 1].Area < SmallestPart * area)
                logits.Values[i] = Emptied;
        }
    }

    private static void FillPinholes(MaskPlane logits, int area)
    {
        var gaps = MaskRegions.Find(logits, 0, below: true);
        var sums = new double[gaps.Regions.Count];
        for (var i = 0; i < logits.Values.Length; i++)
        {
            if (gaps.Labels[i] > 0)
                sums[gaps.Labels[i] - 1] += logits.Values[i];
        }
        for (var i = 0; i < logits.Values.Length; i++)
        {
            if (gaps.Labels[i] == 0)
                continue;
            var gap = gaps.Regions[gaps.Labels[i] - 1];
            if (gap.Area <= LargestPinhole * area && sums[gap.Label - 1] / gap.Area > SureHole && !TouchesBorder(gap.Box, logits))
                logits.Values[i] = Filled;
        }
    }

    private static bool TouchesBorder(PixelBox box, MaskPlane plane) =>
        box.X == 0 || box.Y == 0 || box.X + box.Width == plane.Width || box.Y + box.Height == plane.Height;
}
