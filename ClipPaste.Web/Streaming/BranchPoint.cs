using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Streaming;

/// <summary>An iteration that a project can go back to.</summary>
/// <param name="Scene">The pieces that the document had then.</param>
/// <param name="Frame">Where they lay.</param>
internal sealed record BranchPoint(TimelineScene Scene, FrameMessage Frame)
{
    /// <summary>The project with the pieces and colours of that iteration. Pieces whose cut-outs have since been deleted are left out.</summary>
    public ProjectState ApplyTo(ProjectState state)
    {
        var cutouts = state.Cutouts.Select(cutout => cutout.Id).ToHashSet();
        var poses = Frame.Ids.Zip(Frame.Poses).ToDictionary(pair => pair.First, pair => pair.Second);
        return state with
        {
            Pieces = [.. Scene.Pieces.Where(piece => cutouts.Contains(piece.Cutout)).Select(piece => Placed(piece, poses))],
            Background = state.Background with { Colours = Frame.Background() },
        };
    }

    private static PlacedPiece Placed(ScenePiece piece, Dictionary<string, ImmutableArray<double>> poses)
    {
        var pose = poses.TryGetValue(piece.Id, out var numbers)
            ? FrameMessage.PoseOf(numbers, piece.Mirrored)
            : new Pose(piece.X, piece.Y, piece.LogScale, piece.Rotation, piece.Opacity, piece.Mirrored);
        return new PlacedPiece(piece.Id, piece.Cutout, piece.Name, pose, (PoseLocks)piece.Locks, piece.Hidden);
    }
}
