namespace ClipPaste.Engine.Cutouts;

/// <summary>Says in one number how far an outline can be trusted.</summary>
internal static class MaskQuality
{
    private const float StabilityOffset = 2;

    /// <summary>
    /// Combines the agreement of two networks (intersection over union), the network's own score, the outline's stability, and how much
    /// of the
    /// object the photo's border cuts away.
    /// </summary>
    /// <returns>0..1.</returns>
    public static double Of(MaskPlane logits, double score, double agreement)
    {
        var stability = MaskMeasures.Stability(logits, StabilityOffset);
        var sure = (0.45 * agreement) + (0.25 * Math.Clamp(score, 0, 1)) + (0.3 * stability);
        return Math.Clamp(sure * (1 - (0.6 * CutShare(logits))), 0, 1);
    }

    /// <summary>
    /// Of a mask that somebody drew or corrected (0..1): nobody is surer than he, so that only blur and the photo's border count.
    /// </summary>
    /// <returns>0..1.</returns>
    public static double OfDrawn(MaskPlane alpha)
    {
        const float nearlyNothing = 1e-4f;
        var logits = new MaskPlane(alpha.Width, alpha.Height);
        for (var i = 0; i < logits.Values.Length; i++)
        {
            var inside = Math.Clamp(alpha.Values[i], nearlyNothing, 1 - nearlyNothing);
            logits.Values[i] = MathF.Log(inside / (1 - inside));
        }
        return Of(logits, score: 1, agreement: 1);
    }

    /// <summary>The share of the outline that lies on the plane's border, where the object probably goes on.</summary>
    public static double CutShare(MaskPlane logits)
    {
        int border = 0, outline = 0;
        for (var y = 0; y < logits.Height; y++)
        {
            for (var x = 0; x < logits.Width; x++)
            {
                if (logits[x, y] <= 0)
                    continue;
                if (x == 0 || y == 0 || x == logits.Width - 1 || y == logits.Height - 1)
                    border++;
                else if (logits[x - 1, y] <= 0 || logits[x + 1, y] <= 0 || logits[x, y - 1] <= 0 || logits[x, y + 1] <= 0)
                    outline++;
            }
        }
        return border + outline == 0 ? 0 : (double)border / (border + outline);
    }
}
