using System.Collections.Immutable;

namespace ClipPaste.Web.Studio;

/// <summary>How proposed layouts stand to a project: which can still be made, and which one is on the canvas; pure functions.</summary>
internal static class LayoutShown
{
    /// <summary>Whether all cut-outs of a layout are still there and none has been rejected.</summary>
    public static bool CanBeMade(ProjectState state, ImmutableArray<PlacedPiece> layout)
    {
        var usable = state.Cutouts.Where(cutout => cutout.Verdict != Verdict.Rejected).Select(cutout => cutout.Id).ToImmutableHashSet();
        return layout.All(piece => usable.Contains(piece.Cutout));
    }

    /// <summary>Whether the canvas shows a layout as it was proposed.</summary>
    public static bool IsOnCanvas(ProjectState state, ImmutableArray<PlacedPiece> layout) =>
        state.Pieces.Length == layout.Length
        && state.Pieces.Zip(layout).All(pair => IsSame(pair.First, pair.Second));

    /// <summary>A score as a user sees it: 100 for the best of all, less for the others.</summary>
    /// <param name="score">Any number; the higher, the better.</param>
    /// <param name="best">The highest one.</param>
    /// <returns>Above 0, at most 100.</returns>
    public static double RelativeScore(double score, double best) => 100 * Math.Exp(Math.Min(0, score - best));

    private static bool IsSame(PlacedPiece shown, PlacedPiece proposed) => !shown.Hidden && shown.Cutout == proposed.Cutout && shown.Pose == proposed.Pose;
}
