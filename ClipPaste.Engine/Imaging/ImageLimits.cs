namespace ClipPaste.Engine.Imaging;

/// <summary>What a picture file may cost; checked on its header, before any pixel is decoded.</summary>
/// <param name="MaxBytes">Longest file in bytes.</param>
/// <param name="MaxPixels">Most pixels, width times height.</param>
/// <param name="MaxSide">Longest side in pixels.</param>
public sealed record ImageLimits(long MaxBytes, long MaxPixels, int MaxSide)
{
    /// <summary>64 MiB, 40 megapixels, 12,000 pixels a side.</summary>
    public static ImageLimits Default { get; } = new(64L << 20, 40_000_000, 12_000);

    /// <summary>Refuses a size that is out of bounds.</summary>
    /// <exception cref="ImageFormatException">The size is refused; the message says why.</exception>
    internal void Check(int width, int height)
    {
        if (width < 1 || height < 1)
            throw new ImageFormatException("The image says it has no pixels; choose another photo.");
        if (width > MaxSide || height > MaxSide)
        {
            throw new ImageFormatException(
                $"The image is {width} x {height} pixels; no side may be longer than {MaxSide}. Make it smaller and try again.");
        }
        if ((long)width * height > MaxPixels)
        {
            throw new ImageFormatException(
                $"The image has {(double)width * height / 1e6:F0} megapixels ({width} x {height}); "
                + $"at most {MaxPixels / 1e6:F0} are allowed. Make it smaller and try again.");
        }
    }

    /// <summary>Refuses a file that is too long.</summary>
    /// <exception cref="ImageFormatException">The file is refused; the message says why.</exception>
    internal void CheckLength(long bytes)
    {
        if (bytes == 0)
            throw new ImageFormatException("The image file is empty; choose another photo.");
        if (bytes > MaxBytes)
        {
            throw new ImageFormatException(
                $"The image file has {bytes / 1048576.0:F0} MiB; at most {MaxBytes / 1048576.0:F0} are allowed. "
                + "Make it smaller and try again.");
        }
    }
}
