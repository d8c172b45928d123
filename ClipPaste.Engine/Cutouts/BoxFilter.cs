namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// Mean over a square window in constant time per cell; the window is cut off at the plane's border and the mean taken over what remains.
/// </summary>
/// <param name="width">Columns of every plane given.</param>
/// <param name="height">Rows of every plane given.</param>
/// <param name="radius">The window reaches this many cells to each side, at least 0.</param>
internal sealed class BoxFilter(int width, int height, int radius)
{
    // Double sums: the guided filter takes differences of nearly equal means.
    private readonly double[] columns = new double[width];

    /// <summary>Writes the mean of <paramref name="source"/> around each cell to <paramref name="target"/>, another plane.</summary>
    public void Mean(ReadOnlySpan<float> source, Span<float> target)
    {
        Array.Clear(columns);
        for (var y = 0; y < Math.Min(radius, height); y++)
            Add(source.Slice(y * width, width));
        for (var y = 0; y < height; y++)
        {
            if (y + radius < height)
                Add(source.Slice((y + radius) * width, width));
            if (y - radius - 1 >= 0)
                Subtract(source.Slice((y - radius - 1) * width, width));
            var rows = Math.Min(y + radius, height - 1) - Math.Max(y - radius, 0) + 1;
            MeanOfRow(target.Slice(y * width, width), rows);
        }
    }

    private void Add(ReadOnlySpan<float> row)
    {
        for (var x = 0; x < columns.Length; x++)
            columns[x] += row[x];
    }

    private void Subtract(ReadOnlySpan<float> row)
    {
        for (var x = 0; x < columns.Length; x++)
            columns[x] -= row[x];
    }

    private void MeanOfRow(Span<float> target, int rows)
    {
        var sum = 0.0;
        for (var x = 0; x < Math.Min(radius, width); x++)
            sum += columns[x];
        for (var x = 0; x < width; x++)
        {
            if (x + radius < width)
                sum += columns[x + radius];
            if (x - radius - 1 >= 0)
                sum -= columns[x - radius - 1];
            var count = Math.Min(x + radius, width - 1) - Math.Max(x - radius, 0) + 1;
            target[x] = (float)(sum / ((double)count * rows));
        }
    }
}
