namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// Takes the old background out of the colours at a soft edge: C = aF + (1 - a)B is solved for F by blur fusion
/// (Forte 2021, "Approximate fast foreground colour estimation", with squared weights), first widely, then closely.
/// </summary>
internal static class ForegroundColours
{
    private const int WideRadius = 40;
    private const int CloseRadius = 5;
    private const float Nothing = 1e-4f;

    /// <summary>
    /// Replaces <paramref name="colours"/> (planes R, G, B in 0..1) by the colours of the object alone, wherever <paramref name="alpha"/>
    /// is below 1.
    /// </summary>
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
        float[] inside = new float[size], outside = new float[size], scratch = new float[size];
        float[] front = new float[size], back = new float[size];
        // Squared weights: an alpha that is too high by a little must not pass the old background off as the object.
        for (var i = 0; i < size; i++)
            scratch[i] = alpha[i] * alpha[i];
        box.Mean(scratch, inside);
        for (var i = 0; i < size; i++)
            scratch[i] *= foreground[i];
        box.Mean(scratch, front);
        for (var i = 0; i < size; i++)
            scratch[i] = 1 - alpha[i];
        box.Mean(scratch, outside);
        for (var i = 0; i < size; i++)
            scratch[i] *= background[i];
        box.Mean(scratch, back);
        for (var i = 0; i < size; i++)
        {
            var near = inside[i] > Nothing ? front[i] / inside[i] : observed[i];
            var far = outside[i] > Nothing ? back[i] / outside[i] : observed[i];
            var rest = observed[i] - (alpha[i] * near) - ((1 - alpha[i]) * far);
            foreground[i] = Math.Clamp(near + (alpha[i] * alpha[i] * rest), 0, 1);
            background[i] = far;
        }
    }
}
