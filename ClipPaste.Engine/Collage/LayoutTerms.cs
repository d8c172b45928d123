using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// The layout terms of a collage (ALGORITHMS: overlap, containment, visibility) with each role's own tolerance: scenery may be covered more
/// than a subject, a backdrop as much as one likes.
/// </summary>
internal static class LayoutTerms
{
    /// <summary>The terms for a document's pieces.</summary>
    public static CoverageTerms For(IReadOnlyList<Piece> pieces, IReadOnlyList<TexturePyramid> textures, (int Width, int Height) canvas, RunOptions options, int threads) =>
        new(canvas.Width, canvas.Height, textures, [.. pieces.Select(piece => Rules(piece, options))], threads);

    private static LayerRules Rules(Piece piece, RunOptions options) => piece.Role switch
    {
        PieceRole.Subject => new((float)options.OverlapWeight, (float)options.ContainmentWeight, (float)options.VisibilityWeight, .85f),
        PieceRole.Scenery => new(0, (float)(.2 * options.ContainmentWeight), (float)options.VisibilityWeight, .5f),
        _ => new(0, 0, 0, 0),
    };
}
