using System.Collections.Immutable;

namespace ClipPaste.Web.Studio;

/// <summary>How proposed layouts stand to a project: which of them can still be made, and which one is on the canvas; pure functions.</summary>
internal static class LayoutShown
{
    /// <summary>Whether all cut-outs of a layout are still there and none has been rejected.</summary>
    public static bool CanBeMade(ProjectState state, ImmutableArray<PlacedPiece> layout)
    {
        var usable = state.Cutouts.Where(cutout => cutout.Verdict != Verdict.Rejected).Select(cutout => cutout.Id).ToHashSet(StringComparer.Ordinal);
        return layout.All(piece => usable.Contains(piece.Cutout));
    }

    /// <summary>Whether the canvas shows a layout as it was proposed.</summary>
    public static bool IsOnCanvas(ProjectState state, ImmutableArray<PlacedPiece> layout) =>
        state.Pieces.Length == layout.Length
        && state.Pieces.Zip(layout).All(pair => pair.First.Cutout == pair.Second.Cutout && pair.First.Pose == pair.Second.Pose && !pair.First.Hidden);
}
