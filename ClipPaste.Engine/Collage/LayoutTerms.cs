using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// The layout terms of a collage with each role's own tolerance: scenery may be covered more than a subject, a backdrop as much as one
/// likes. For one caller at a time; allocates nothing after construction.
/// </summary>
internal sealed class LayoutTerms
{
    private readonly CoverageTerms _coverage;
    private readonly CoverageWeights _weights;

    public LayoutTerms(IReadOnlyList<Piece> pieces, IReadOnlyList<TexturePyramid> textures, (int Width, int Height) canvas, RunOptions options)
    {
        _coverage = new CoverageTerms(canvas.Width, canvas.Height, textures, [.. pieces.Select(piece => Rule(piece))]);
        _weights = new CoverageWeights((float)options.OverlapWeight, (float)options.ContainmentWeight, (float)options.VisibilityWeight, 0);
    }

    /// <summary>The weighted terms of poses.</summary>
    public double Measure(ReadOnlySpan<AffinePose> poses) => _coverage.Evaluate(poses).Weighted(_weights);

    /// <summary>The weighted terms, and their gradient.</summary>
    public double Measure(ReadOnlySpan<AffinePose> poses, Span<PoseGradient> gradients) => _coverage.Evaluate(poses, _weights, gradients).Weighted(_weights);

    private static CoverageRule Rule(Piece piece)
    {
        // A piece that the photo's border cut has to reach over the canvas's.
        var contained = piece.Cutout.CutSides == CutSides.None ? 1f : 0;
        return piece.Role switch
        {
            PieceRole.Subject => new(1, .85f, contained),
            PieceRole.Scenery => new(0, .45f, .1f * contained),
            _ => new(0, 0, 0),
        };
    }
}
