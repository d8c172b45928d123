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
        _coverage = new CoverageTerms(canvas.Width, canvas.Height, textures, [.. pieces.Select(piece => Rule(piece.Role))]);
        _weights = new CoverageWeights((float)options.OverlapWeight, (float)options.ContainmentWeight, (float)options.VisibilityWeight, 0);
    }

    /// <summary>The weighted terms of poses.</summary>
    public double Measure(ReadOnlySpan<AffinePose> poses) => _coverage.Evaluate(poses).Weighted(_weights);

    /// <summary>The weighted terms, and their gradient.</summary>
    public double Measure(ReadOnlySpan<AffinePose> poses, Span<PoseGradient> gradients) => _coverage.Evaluate(poses, _weights, gradients).Weighted(_weights);

    private static CoverageRule Rule(PieceRole role) => role switch
    {
        PieceRole.Subject => new(1, .85f, 1),
        PieceRole.Scenery => new(0, .5f, .1f),
        _ => new(0, 0, 0),
    };
}
