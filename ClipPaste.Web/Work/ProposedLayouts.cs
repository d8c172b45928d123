using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Layouts to choose from, kept as the finding <see cref="LayoutWork.Finding"/>.</summary>
/// <param name="Seed">The seed that they follow from.</param>
/// <param name="Layouts">The best first; further ones that were asked for come after them.</param>
internal sealed record ProposedLayouts(ulong Seed, ImmutableArray<ProposedLayout> Layouts)
{
    /// <summary>How often layouts have been proposed since they were begun anew.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>
    /// Those that a project can still be given. The best of each round come first; those that were asked for later stay behind those that are already
    /// known.
    /// </summary>
    public ImmutableArray<ProposedLayout> UsableIn(ProjectState state) =>
    [
        .. Layouts.Chunk(LayoutPlan.Best).SelectMany(round => round.OrderByDescending(layout => layout.Score))
            .Where(layout => LayoutShown.CanBeMade(state, layout.Pieces)),
    ];
}

/// <summary>A layout to choose.</summary>
/// <param name="Id">Unique in its project.</param>
/// <param name="Score">What it is ordered by; only comparable within one project.</param>
/// <param name="Pieces">In paint order, the hindmost first; they get other ids when the layout is put on the canvas.</param>
/// <param name="Background">The colours behind them.</param>
internal sealed record ProposedLayout(string Id, double Score, ImmutableArray<PlacedPiece> Pieces, Background Background);
