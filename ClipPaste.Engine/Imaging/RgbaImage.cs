namespace ClipPaste.Engine.Imaging;

/// <summary>A decoded picture: row-major, interleaved R, G, B, A, 8 bits each, straight (not premultiplied) alpha, sRGB, orientation applied.</summary>
/// <remarks>The image owns <see cref="Pixels"/>; whoever changes them changes the image.</remarks>
public sealed class RgbaImage
{
    /// <summary>Wraps <paramref name="pixels"/> without copying.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="pixels">Exactly <c>width * height * 4</c> bytes.</param>
    /// <exception cref="ArgumentException">The sizes do not agree.</exception>
    public RgbaImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != (long)width * height * 4)
            throw new ArgumentException($"{width} x {height} pixels need {(long)width * height * 4} bytes, not {pixels.Length}.", nameof(pixels));
        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>A transparent black image.</summary>
    public RgbaImage(int width, int height)
        : this(width, height, new byte[checked(width * height * 4)])
    {
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary><c>Height * Width * 4</c> bytes; pixel (x, y) begins at <c>(y * Width + x) * 4</c>.</summary>
    public byte[] Pixels { get; }

    /// <summary>The four bytes of each pixel of row <paramref name="y"/>.</summary>
    public Span<byte> Row(int y) => Pixels.AsSpan(y * Width * 4, Width * 4);
}
