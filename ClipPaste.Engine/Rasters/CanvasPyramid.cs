using System.Runtime.Intrinsics;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// Half-size copies of a canvas, made when first needed and then used again: each halves the one before by a 2 x 2 mean, an odd last row or
/// column counting twice.
/// </summary>
internal sealed class CanvasPyramid(int width, int height)
{
    private const int SmallestSide = 4;
    private readonly List<FloatCanvas> _halved = [];

    /// <summary>The highest level that may be asked for.</summary>
    public static int LastLevel(int width, int height)
    {
        var level = 0;
        while (Math.Min(width, height) >> (level + 1) >= SmallestSide)
            level++;
        return level;
    }

    /// <summary>Level 1 and up; allocated, with whatever it held last.</summary>
    public FloatCanvas Halved(int level)
    {
        while (_halved.Count < level)
        {
            var finer = _halved.Count == 0 ? (width, height) : (_halved[^1].Width, _halved[^1].Height);
            _halved.Add(new FloatCanvas((finer.Item1 + 1) / 2, (finer.Item2 + 1) / 2));
        }
        return _halved[level - 1];
    }

    /// <summary>Fills <paramref name="half"/> from <paramref name="full"/>.</summary>
    public static void Halve(FloatCanvas full, FloatCanvas half)
    {
        for (var y = 0; y < half.Height; y++)
        {
            var upper = full.Row(2 * y);
            var lower = full.Row(Math.Min(2 * y + 1, full.Height - 1));
            var row = half.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var right = Math.Min(2 * x + 1, full.Width - 1);
                row[x] = 0.25f * (upper[2 * x] + upper[right] + (lower[2 * x] + lower[right]));
            }
        }
    }

    /// <summary>The adjoint of <see cref="Halve"/>: adds the gradient of the half-size canvas to that of the full one.</summary>
    public static void HalveBackward(FloatCanvas half, FloatCanvas full)
    {
        for (var y = 0; y < half.Height; y++)
        {
            var lower = Math.Min(2 * y + 1, full.Height - 1);
            AddToRow(half.Row(y), full.Row(2 * y));
            AddToRow(half.Row(y), full.Row(lower));
        }
    }

    private static void AddToRow(ReadOnlySpan<Vector128<float>> half, Span<Vector128<float>> full)
    {
        for (var x = 0; x < half.Length; x++)
        {
            var quarter = 0.25f * half[x];
            full[2 * x] += quarter;
            full[Math.Min(2 * x + 1, full.Length - 1)] += quarter;
        }
    }
}
