namespace ClipPaste.Engine.Rasters;

/// <summary>How the coverage terms treat a layer.</summary>
/// <param name="OverlapWeight">How much of its alpha counts when overlap is measured: 1, or 0 for a layer that others may lie on
/// freely.</param>
/// <param name="VisibleMin">Below this visible fraction the layer counts as hidden.</param>
/// <param name="ContainmentWeight">How much it counts when the layer leaves the canvas.</param>
public readonly record struct CoverageRule(float OverlapWeight, float VisibleMin, float ContainmentWeight)
{
    /// <summary>For the things the picture is about: they should not lie on each other, nor be cut off.</summary>
    public static CoverageRule Subject { get; } = new(1, 0.6f, 1);

    /// <summary>For the ground they stand on: it may be covered down to a part, and may leave the canvas.</summary>
    public static CoverageRule Scenery { get; } = new(0, 0.25f, 0.1f);
}

/// <summary>The weight of each coverage term in a loss.</summary>
/// <param name="Overlap">Of <see cref="CoverageValues.Overlap"/>.</param>
/// <param name="Containment">Of <see cref="CoverageValues.Containment"/>.</param>
/// <param name="Visibility">Of <see cref="CoverageValues.Visibility"/>.</param>
/// <param name="Blank">Of <see cref="CoverageValues.Blank"/>.</param>
public readonly record struct CoverageWeights(float Overlap, float Containment, float Visibility, float Blank);

/// <summary>What a layout does wrong, each 0 at best.</summary>
/// <param name="Overlap">Mean over the canvas of relu(A - 1)^2, A the sum of the layers' alphas, each times its
/// <see cref="CoverageRule.OverlapWeight"/>.</param>
/// <param name="Containment">Sum over the layers of the fraction that lies outside the canvas, times
/// <see cref="CoverageRule.ContainmentWeight"/>.</param>
/// <param name="Visibility">Sum over the layers of relu(<see cref="CoverageRule.VisibleMin"/> - visible fraction)^2.</param>
/// <param name="Blank">Mean over the canvas of relu(1 - B)^2, B the plain sum of the alphas.</param>
public readonly record struct CoverageValues(double Overlap, double Containment, double Visibility, double Blank)
{
    /// <summary>The weighted sum.</summary>
    public double Weighted(CoverageWeights weights) =>
        weights.Overlap * Overlap + weights.Containment * Containment + weights.Visibility * Visibility + weights.Blank * Blank;
}
