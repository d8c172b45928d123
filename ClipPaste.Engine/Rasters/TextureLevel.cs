using System.Runtime.Intrinsics;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// One level of a texture, one vector a texel, inside a transparent border: one texel before the first row and column, two after the last,
/// so that a bilinear look-up anywhere from -1 to the size needs no test.
/// </summary>
internal sealed class TextureLevel
{
    private const int Before = 1;
    private const int After = 2;

    public TextureLevel(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = width + Before + After;
        Texels = new Vector128<float>[checked(Stride * (height + Before + After))];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Texels from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>All texels with the border: texel (x, y) is at <c>(y + 1) * Stride + x + 1</c>.</summary>
    public Vector128<float>[] Texels { get; }

    public Span<Vector128<float>> Row(int y) => Texels.AsSpan((y + Before) * Stride + Before, Width);

    /// <summary>The level of half the size, rounded up; the border supplies what an odd side lacks.</summary>
    public TextureLevel Halved()
    {
        var half = new TextureLevel((Width + 1) / 2, (Height + 1) / 2);
        for (var y = 0; y < half.Height; y++)
        {
            var upper = Texels.AsSpan((2 * y + Before) * Stride + Before);
            var lower = upper[Stride..];
            var row = half.Row(y);
            for (var x = 0; x < row.Length; x++)
                row[x] = 0.25f * (upper[2 * x] + upper[2 * x + 1] + (lower[2 * x] + lower[2 * x + 1]));
        }
        return half;
    }
}
