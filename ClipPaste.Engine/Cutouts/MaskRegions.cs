namespace ClipPaste.Engine.Cutouts;

/// <summary>A connected part of a mask.</summary>
/// <param name="Label">Its number in <see cref="MaskRegions.Labels"/>.</param>
/// <param name="Area">Cells.</param>
/// <param name="Box">The cells it spans.</param>
internal readonly record struct MaskRegion(int Label, int Area, PixelBox Box);

/// <summary>The connected parts (by edge) of the cells for which something holds.</summary>
internal sealed class MaskRegions
{
    private MaskRegions(int[] labels, IReadOnlyList<MaskRegion> regions) => (Labels, Regions) = (labels, regions);

    /// <summary>For each cell the number of its region from 1 on, or 0.</summary>
    public int[] Labels { get; }

    /// <summary>The regions in the order of their first cell; number n is at n - 1.</summary>
    public IReadOnlyList<MaskRegion> Regions { get; }

    /// <summary>
    /// Finds the regions of the cells that lie above (or, when <paramref name="below"/>, not above) <paramref name="threshold"/>.
    /// </summary>
    public static MaskRegions Find(MaskPlane mask, float threshold, bool below = false)
    {
        var labels = new int[mask.Values.Length];
        var regions = new List<MaskRegion>();
        var stack = new Stack<int>();
        for (var start = 0; start < labels.Length; start++)
        {
            if (labels[start] == 0 && (mask.Values[start] > threshold) != below)
                regions.Add(Flood(mask, threshold, below, labels, start, regions.Count + 1, stack));
        }
        return new MaskRegions(labels, regions);
    }

    private static MaskRegion Flood(MaskPlane mask, float threshold, bool below, int[] labels, int start, int label, Stack<int> stack)
    {
        int area = 0, left = mask.Width, top = mask.Height, right = 0, bottom = 0;
        void Visit(int cell)
        {
            if (labels[cell] != 0 || (mask.Values[cell] > threshold) == below)
                return;
            labels[cell] = label;
            stack.Push(cell);
        }
        Visit(start);
        while (stack.TryPop(out var cell))
        {
            int x = cell % mask.Width, y = cell / mask.Width;
            area++;
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            if (x > 0)
                Visit(cell - 1);
            if (x + 1 < mask.Width)
                Visit(cell + 1);
            if (y > 0)
                Visit(cell - mask.Width);
            if (y + 1 < mask.Height)
                Visit(cell + mask.Width);
        }
        return new MaskRegion(label, area, new PixelBox(left, top, right - left + 1, bottom - top + 1));
    }
}
