using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Streaming;

/// <summary>A piece, as the canvas draws it.</summary>
/// <param name="Id">The piece's id.</param>
/// <param name="Cutout">Id of its cut-out.</param>
/// <param name="Name">What the layers panel calls it.</param>
/// <param name="Texture">Address of the picture that browsers draw.</param>
/// <param name="Width">Width of the cut-out's full picture in pixels.</param>
/// <param name="Height">Height of the cut-out's full picture in pixels.</param>
/// <param name="X">See <see cref="Pose"/>, as the following.</param>
/// <param name="Y">Centre, from the canvas's centre.</param>
/// <param name="LogScale">Logarithm of the size.</param>
/// <param name="Rotation">Radians, clockwise.</param>
/// <param name="Opacity">0 to 1.</param>
/// <param name="Mirrored">Flipped left to right.</param>
/// <param name="Hidden">Neither drawn nor judged.</param>
/// <param name="Locks">Flags of <see cref="PoseLocks"/>.</param>
/// <param name="Role">What it does in the picture.</param>
/// <param name="CutSides">Flags of <see cref="Engine.Cutouts.CutSides"/>.</param>
internal sealed record ScenePiece(
    string Id, string Cutout, string Name, string Texture, int Width, int Height, double X, double Y, double LogScale, double Rotation, double Opacity,
    bool Mirrored, bool Hidden, int Locks, PieceRole Role, int CutSides)
{
    /// <summary>The pieces of a state whose cut-outs are there, the hindmost first.</summary>
    public static IEnumerable<ScenePiece> Of(ProjectState state)
    {
        var cutouts = state.Cutouts.ToDictionary(cutout => cutout.Id);
        foreach (var piece in state.Pieces)
        {
            if (cutouts.TryGetValue(piece.Cutout, out var cutout))
                yield return Of(piece, cutout);
        }
    }

    private static ScenePiece Of(PlacedPiece piece, CutoutChoice cutout) => new(
        piece.Id, piece.Cutout, piece.Name, $"/objects/{cutout.Texture}", cutout.Width, cutout.Height,
        piece.Pose.X, piece.Pose.Y, piece.Pose.LogScale, piece.Pose.Rotation, piece.Pose.Opacity, piece.Pose.Mirrored,
        piece.Hidden, (int)piece.Locks, cutout.Role, (int)cutout.CutSides);
}
