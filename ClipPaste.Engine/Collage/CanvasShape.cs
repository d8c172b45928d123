using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>The proportions of a canvas, measured in its short side, and how poses turn into pixels on it.</summary>
/// <param name="Aspect">Width divided by height.</param>
public readonly record struct CanvasShape(double Aspect)
{
    /// <summary>Width in short sides, at least 1.</summary>
    public double Width => Math.Max(1, Aspect);

    /// <summary>Height in short sides, at least 1.</summary>
    public double Height => Math.Max(1, 1 / Aspect);

    /// <summary>The size in whole pixels whose long side is <paramref name="longSide"/>.</summary>
    public (int Width, int Height) Pixels(int longSide)
    {
        var shortSide = Math.Max(1, (int)Math.Round(longSide / Math.Max(Width, Height)));
        return Aspect >= 1 ? (longSide, shortSide) : (shortSide, longSide);
    }

    /// <summary>The extent of an image at scale 1, in short sides: its long side is 1.</summary>
    public static (double Width, double Height) UnitExtent(RgbaImage image)
    {
        double longSide = Math.Max(image.Width, image.Height);
        return (image.Width / longSide, image.Height / longSide);
    }

    /// <summary>The pose in the compositor's terms, on a canvas of the given size in pixels.</summary>
    /// <param name="pose">The pose.</param>
    /// <param name="image">The piece's image, whose size is that of the texture's finest level.</param>
    /// <param name="width">Canvas width in pixels.</param>
    /// <param name="height">Canvas height in pixels.</param>
    public static AffinePose ToPixels(in Pose pose, RgbaImage image, int width, int height) =>
        ToPixels(pose, Math.Max(image.Width, image.Height), width, height);

    /// <summary>The pose in the compositor's terms, where only the long side of the piece's image in pixels is known.</summary>
    internal static AffinePose ToPixels(in Pose pose, int longSide, int width, int height)
    {
        var texelsPerUnit = longSide / (double)Math.Min(width, height);
        return new AffinePose(
            (float)pose.X, (float)pose.Y, (float)(pose.LogScale - Math.Log(texelsPerUnit)), (float)pose.Rotation, (float)pose.Opacity, pose.Mirrored);
    }
}
