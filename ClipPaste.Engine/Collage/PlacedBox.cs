using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Collage;

/// <summary>Something that lies on the canvas already.</summary>
internal sealed record PlacedItem(Thing Thing, PieceRole Role, PlacedBox Box);

/// <summary>The upright box of a placed piece, in short sides of the canvas from its centre.</summary>
internal readonly record struct PlacedBox(double X, double Y, double Width, double Height)
{
    public double Left => X - Width / 2;

    public double Right => X + Width / 2;

    public double Top => Y - Height / 2;

    public double Bottom => Y + Height / 2;

    public static PlacedBox Of(Cutout cutout, in Pose pose, CanvasShape shape)
    {
        var (width, height) = CanvasShape.UnitExtent(cutout.Image);
        return new(pose.X * shape.Width, pose.Y * shape.Height, width * pose.Scale, height * pose.Scale);
    }

    /// <summary>The common area as a part of the smaller box.</summary>
    public double Overlap(in PlacedBox other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        return width <= 0 || height <= 0 ? 0 : width * height / Math.Min(Width * Height, other.Width * other.Height);
    }
}
