using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Exchanges a cut-out for one with another outline, so that what both show stays where it is on the canvas, and as
/// large.</summary>
internal static class RecutPieces
{
    /// <summary>The state with <paramref name="after"/> in the place of <paramref name="before"/>.</summary>
    public static ProjectState Replace(ProjectState state, CutoutChoice before, CutoutChoice after) => state with
    {
        Cutouts = state.Cutouts.Replace(before, after),
        Pieces = [.. state.Pieces.Select(piece => piece.Cutout == before.Id
            ? piece with { Pose = Fit(piece.Pose, before, after, new CanvasShape(state.Aspect)) } : piece)],
    };

    private static Pose Fit(in Pose pose, CutoutChoice before, CutoutChoice after, CanvasShape shape)
    {
        // Short sides of the canvas for a pixel of the photo.
        var size = pose.Scale / Math.Max(before.Box.Width, before.Box.Height);
        var x = (after.Box.X + after.Box.Width / 2.0 - before.Box.X - before.Box.Width / 2.0) * (pose.Mirrored ? -size : size);
        var y = (after.Box.Y + after.Box.Height / 2.0 - before.Box.Y - before.Box.Height / 2.0) * size;
        var (sin, cos) = Math.SinCos(pose.Rotation);
        return pose with
        {
            X = pose.X + (cos * x - sin * y) / shape.Width,
            Y = pose.Y + (sin * x + cos * y) / shape.Height,
            LogScale = Math.Log(size * Math.Max(after.Box.Width, after.Box.Height)),
        };
    }
}
