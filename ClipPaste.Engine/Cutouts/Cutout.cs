using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Cutouts;

/// <summary>An object cut out of a photo: colours with a soft alpha, cropped to its box.</summary>
/// <param name="Photo">Where it was cut from.</param>
/// <param name="Box">Place of <paramref name="Image"/> in the photo, in photo pixels.</param>
/// <param name="Image">Straight-alpha colours, decontaminated at the edge, with at least 2 transparent pixels on every side that is not
/// cut by the photo's own border.</param>
/// <param name="Kind">Subject or scenery.</param>
/// <param name="Quality">How sure the segmentation is, 0..1.</param>
public sealed record Cutout(SourcePhoto Photo, PixelBox Box, RgbaImage Image, CutoutKind Kind, double Quality)
{
    /// <summary>The sides on which the object goes on beyond the photo, so that its edge there is straight and hard.</summary>
    public CutSides CutSides { get; init; }
}

/// <summary>Sides of a cut-out.</summary>
[Flags]
public enum CutSides
{
    /// <summary>None: the whole object is there.</summary>
    None = 0,

    /// <summary>The left side.</summary>
    Left = 1,

    /// <summary>The top side.</summary>
    Top = 2,

    /// <summary>The right side.</summary>
    Right = 4,

    /// <summary>The bottom side.</summary>
    Bottom = 8,
}

/// <summary>What a cut-out is good for in a collage.</summary>
public enum CutoutKind
{
    /// <summary>A thing with an outline of its own: an animal, a drum, a car.</summary>
    Subject,

    /// <summary>
    /// A building or piece of land that stands on the ground and may be cut by the photo's border: goes large to the back.
    /// </summary>
    Scenery,
}

/// <summary>A rectangle of whole pixels.</summary>
/// <param name="X">Left column.</param>
/// <param name="Y">Top row.</param>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
public readonly record struct PixelBox(int X, int Y, int Width, int Height)
{
    /// <summary>The box with a margin on every side, but not beyond a picture of the given size.</summary>
    internal PixelBox Grow(int margin, int pictureWidth, int pictureHeight)
    {
        int left = Math.Max(0, X - margin), top = Math.Max(0, Y - margin);
        int right = Math.Min(pictureWidth, X + Width + margin), bottom = Math.Min(pictureHeight, Y + Height + margin);
        return new PixelBox(left, top, right - left, bottom - top);
    }

    /// <summary>The common area as a part of the smaller box.</summary>
    public double Overlap(PixelBox other)
    {
        var width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        var height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        return width <= 0 || height <= 0 ? 0 : (double)width * height / Math.Min((double)Width * Height, (double)other.Width * other.Height);
    }
}
