using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Api;

/// <summary>A layout that was proposed for a collage.</summary>
/// <param name="Id">Its id in the collage.</param>
/// <param name="Score">100 for the best, less for the others.</param>
/// <param name="OnCanvas">Whether the canvas shows it as it was proposed.</param>
/// <param name="Pieces">The hindmost first.</param>
/// <param name="Background">The colours behind them.</param>
internal sealed record LayoutAnswer(string Id, double Score, bool OnCanvas, ImmutableArray<LayoutPieceAnswer> Pieces, SceneBackground Background)
{
    /// <summary>The layouts that can still be made, the best of each round of proposing first.</summary>
    /// <param name="proposed">What was proposed.</param>
    /// <param name="state">The collage.</param>
    public static ImmutableArray<LayoutAnswer> Of(ProposedLayouts proposed, ProjectState state)
    {
        var usable = proposed.UsableIn(state);
        return usable.IsEmpty ? [] : [.. usable.Select(layout => Of(layout, state, usable.Max(one => one.Score)))];
    }

    private static LayoutAnswer Of(ProposedLayout layout, ProjectState state, double best) => new(
        layout.Id, Math.Round(LayoutShown.RelativeScore(layout.Score, best), 1), LayoutShown.IsOnCanvas(state, layout.Pieces),
        [.. layout.Pieces.Select(piece => new LayoutPieceAnswer(piece.Cutout, piece.Name, piece.Pose))], SceneBackground.Of(layout.Background));
}

/// <summary>A piece of a layout.</summary>
/// <param name="Cutout">Id of the cut-out that it shows.</param>
/// <param name="Name">What it would be called.</param>
/// <param name="Pose">Where it would lie.</param>
internal sealed record LayoutPieceAnswer(string Cutout, string Name, Pose Pose);
