using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary>How large a picture <c>make</c> writes.</summary>
internal static class PictureSize
{
    /// <summary>The long side in pixels where no width is asked for.</summary>
    public const int UsualLongSide = 1600;

    /// <summary>The longest side possible.</summary>
    public const int LargestSide = CollageRenderer.LargestSide;

    private const int SmallestLongSide = 1024;

    /// <summary>The size for a width, or the usual size without one.</summary>
    /// <param name="width">Width in pixels, or null.</param>
    /// <param name="aspect">Width divided by height.</param>
    /// <exception cref="UsageException">The picture would be too small or too large.</exception>
    public static (int Width, int Height) Of(int? width, double aspect)
    {
        if (width is not { } known)
            return new CanvasShape(aspect).Pixels(UsualLongSide);
        var height = (int)Math.Round(known / aspect);
        if (Math.Max(known, height) is < SmallestLongSide or > LargestSide)
        {
            throw new UsageException(
                $"--width must give a picture whose long side has {SmallestLongSide} to {LargestSide} pixels, not {known} x {height}.");
        }
        return (known, height);
    }
}
