using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// A picture, or the gradient of one, in floats: row-major, four per pixel: R, G, B in the display's encoding (0..1, not clamped) and
/// A, the share of the pixel that layers cover. The canvas owns its pixels.
/// </summary>
public sealed class FloatCanvas
{
    /// <summary>A canvas of zeros.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    public FloatCanvas(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
        Pixels = new float[checked(width * height * 4)];
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary><c>Height * Width * 4</c> floats; pixel (x, y) begins at <c>(y * Width + x) * 4</c>.</summary>
    public float[] Pixels { get; }

    /// <summary>Sets every float to zero.</summary>
    public void Clear() => Pixels.AsSpan().Clear();

    /// <summary>Row <paramref name="y"/>, one vector a pixel.</summary>
    internal Span<Vector128<float>> Row(int y) => MemoryMarshal.Cast<float, Vector128<float>>(Pixels.AsSpan(y * Width * 4, Width * 4));

    internal void RequireSize(int width, int height, string name)
    {
        if (Width != width || Height != height)
            throw new ArgumentException($"The canvas must be {width} x {height} pixels, not {Width} x {Height}.", name);
    }
}
