namespace ClipPaste.Engine.Cutouts;

/// <summary>Finds the cell of a region that lies farthest from everything outside it: the safest place for a point prompt.</summary>
internal static class DeepestCell
{
    /// <summary>The deepest of the cells marked true, or null where none is; the plane's border counts as outside.</summary>
    /// <param name="marked">Row-major cells.</param>
    /// <param name="width">Columns.</param>
    public static (int X, int Y)? Find(ReadOnlySpan<bool> marked, int width)
    {
        var depth = Depths(marked, width);
        var best = -1;
        for (var i = 0; i < depth.Length; i++)
        {
            if (depth[i] > 0 && (best < 0 || depth[i] > depth[best]))
                best = i;
        }
        return best < 0 ? null : (best % width, best / width);
    }

    /// <summary>
    /// Distance of each marked cell to the outside by two chamfer passes (3 for an edge step, 4 for a diagonal one: Borgefors 1986).
    /// </summary>
    public static int[] Depths(ReadOnlySpan<bool> marked, int width)
    {
        var height = marked.Length / width;
        var depth = new int[marked.Length];
        int At(int x, int y) => x < 0 || y < 0 || x >= width || y >= height ? 0 : depth[(y * width) + x];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (!marked[(y * width) + x])
                    continue;
                var straight = Math.Min(At(x - 1, y), At(x, y - 1)) + 3;
                var diagonal = Math.Min(At(x - 1, y - 1), At(x + 1, y - 1)) + 4;
                depth[(y * width) + x] = Math.Min(straight, diagonal);
            }
        }
        for (var y = height - 1; y >= 0; y--)
        {
            for (var x = width - 1; x >= 0; x--)
            {
                var straight = Math.Min(At(x + 1, y), At(x, y + 1)) + 3;
                var diagonal = Math.Min(At(x + 1, y + 1), At(x - 1, y + 1)) + 4;
                depth[(y * width) + x] = Math.Min(depth[(y * width) + x], Math.Min(straight, diagonal));
            }
        }
        return depth;
    }
}
