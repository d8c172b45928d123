namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// Takes the old background out of the colours at a soft edge: C = aF + (1 - a)B is solved for F by blur fusion
/// (Forte 2021, "Approximate fast foreground colour estimation"), first widely, then closely.
/// </summary>
internal static class ForegroundColours
{
    private const int WideRadius = 40;
    private const int CloseRadius = 5;
    private const float Nothing = 1e-4f;

    /// <summary>Replaces <paramref name="colours"/> (planes R, G, B in 0..1) by the colours of the object alone, wherever <paramref name="alpha"/> is below 1.</summary>
    public static void Estimate(float[] colours, float[] alpha, int width, int height)
    {
        var size = width * height;
        for (var channel = 0; channel < 3; channel++)
        {
            var observed = colours.AsSpan(channel * size, size).ToArray();
            var foreground = (float[])observed.Clone();
            var background = (float[])observed.Clone();
            Fuse(new BoxFilter(width, height, WideRadius), observed, alpha, foreground, background);
            Fuse(new BoxFilter(width, height, CloseRadius), observed, alpha, foreground, background);
            foreground.CopyTo(colours.AsSpan(channel * size));
        }
    }

    private static void Fuse(BoxFilter box, float[] observed, float[] alpha, float[] foreground, float[] background)
    {
        var size = alpha.Length;
        float[] weighted = new float[size], inverse = new float[size], blurredAlpha = new float[size];
        float[] near = new float[size], far = new float[size];
        box.Mean(alpha, blurredAlpha);
        for (var i = 0; i < size; i++)
        {
            weighted[i] = foreground[i] * alpha[i];
            inverse[i] = background[i] * (1 - alpha[i]);
        }
        box.Mean(weighted, near);
        box.Mean(inverse, far);
        for (var i = 0; i < size; i++)
        {
            var front = blurredAlpha[i] > Nothing ? near[i] / blurredAlpha[i] : observed[i];
            var back = blurredAlpha[i] < 1 - Nothing ? far[i] / (1 - blurredAlpha[i]) : observed[i];
            var rest = observed[i] - (alpha[i] * front) - ((1 - alpha[i]) * back);
            foreground[i] = Math.Clamp(front + (alpha[i] * rest), 0, 1);
            background[i] = back;
        }
    }
}
