namespace ClipPaste.Engine.Cutouts;

/// <summary>Makes a soft, exact edge from logits that are coarser than the picture.</summary>
internal static class EdgeMatte
{
    private const float AlignSmoothness = 2e-4f;
    private const float SoftenSmoothness = 1e-5f;
    private const float Certain = 0.02f;
    private const float Middle = 0.5f;

    // A trace inside the true edge: a sliver too little is never seen, a sliver of old background is.
    private const float TightMiddle = 0.56f;

    /// <summary>
    /// Pulls the outline onto the picture's edges with a guided filter as wide as a cell of the logits, then softens it with a narrow one.
    /// Far from the outline the result is exactly 0 or 1.
    /// </summary>
    /// <param name="logits">At the picture's size, smoothly enlarged; above 0 inside. Changed: colours decide where they are
    /// unsure.</param>
    /// <param name="colours">Planes R, G, B in 0..1 of the same size.</param>
    /// <param name="cell">Pixels that a cell of the original logits covered.</param>
    /// <returns>Alpha, 0..1.</returns>
    public static MaskPlane Refine(MaskPlane logits, float[] colours, double cell)
    {
        int width = logits.Width, height = logits.Height;
        ColourEvidence.Add(logits, colours);
        var reach = Math.Clamp((int)Math.Ceiling(cell * 1.5), 3, 12);
        var coarse = new float[logits.Values.Length];
        for (var i = 0; i < coarse.Length; i++)
            coarse[i] = 1 / (1 + MathF.Exp(-logits.Values[i]));
        var near = new float[coarse.Length];
        new BoxFilter(width, height, reach).Mean(coarse, near);
        var filter = new GuidedFilter(colours, width, height);
        var aligned = filter.Apply(coarse, reach, AlignSmoothness);
        Sharpen(aligned, near, 3, Middle);
        var alpha = filter.Apply(aligned, 2, SoftenSmoothness);
        Sharpen(alpha, near, 1.3f, TightMiddle);
        return new MaskPlane(width, height, alpha);
    }

    /// <summary>
    /// Steepens the ramp so that <paramref name="middle"/> becomes one half, and fixes what the coarse mask is certain of.
    /// </summary>
    private static void Sharpen(float[] alpha, float[] near, float gain, float middle)
    {
        for (var i = 0; i < alpha.Length; i++)
        {
            var steep = Math.Clamp(((alpha[i] - middle) * gain) + 0.5f, 0, 1);
            alpha[i] = near[i] < Certain ? 0 : near[i] > 1 - Certain ? 1 : steep;
        }
    }
}
