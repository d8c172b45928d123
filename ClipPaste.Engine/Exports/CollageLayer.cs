using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;

namespace ClipPaste.Engine.Exports;

/// <summary>A piece as a layer of a file that painting programs open.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Name">What its user calls it.</param>
/// <param name="Hidden">It is in the file but not seen.</param>
public sealed record CollageLayer(Piece Piece, string Name, bool Hidden = false)
{
    // What lies farther outside than half a canvas is cut off: nobody pulls it back in, and its pixels would fill the memory.
    private const double Reach = .5;

    /// <summary>The smallest rectangle that holds the piece, in pixels of the canvas; null where it is too far outside.</summary>
    /// <param name="width">Canvas width in pixels.</param>
    /// <param name="height">Canvas height in pixels.</param>
    internal PixelBox? BoxOn(int width, int height)
    {
        var (pose, image) = (Piece.Pose, Piece.Cutout.Image);
        var unit = CanvasShape.UnitExtent(image);
        var scale = pose.Scale * Math.Min(width, height) / 2;
        var (sin, cos) = (Math.Abs(Math.Sin(pose.Rotation)), Math.Abs(Math.Cos(pose.Rotation)));
        var (halfX, halfY) = ((cos * unit.Width + sin * unit.Height) * scale + 1, (sin * unit.Width + cos * unit.Height) * scale + 1);
        var (left, right) = Between((pose.X + .5) * width, halfX, width);
        var (top, bottom) = Between((pose.Y + .5) * height, halfY, height);
        return right > left && bottom > top ? new PixelBox(left, top, right - left, bottom - top) : null;
    }

    private static (int From, int To) Between(double centre, double half, int side) => (
        (int)Math.Floor(Math.Max(centre - half, -Reach * side)), (int)Math.Ceiling(Math.Min(centre + half, (1 + Reach) * side)));
}
