namespace ClipPaste.Engine.Rasters;

/// <summary>
/// Colours between the display's encoding (sRGB, 0..1) and OKLab (Ottosson 2020, "A perceptual color space for image processing"):
/// L 0..1, a and b about -0.4..0.4. All spans hold three floats a colour; input and output may be the same span unless said otherwise.
/// </summary>
public static class OklabColour
{
    private const double LinearPart = 0.0031308;

    /// <summary>Display colours to OKLab.</summary>
    public static void FromSrgb(ReadOnlySpan<float> srgb, Span<float> lab)
    {
        RequireColours(srgb.Length, lab.Length);
        for (var i = 0; i < srgb.Length; i += 3)
        {
            var (r, g, b) = (Decode(srgb[i]), Decode(srgb[i + 1]), Decode(srgb[i + 2]));
            var l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
            var m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
            var s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
            lab[i] = (float)(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s);
            lab[i + 1] = (float)(1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s);
            lab[i + 2] = (float)(0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
        }
    }

    /// <summary>OKLab to display colours, clamped to 0..1.</summary>
    public static void ToSrgb(ReadOnlySpan<float> lab, Span<float> srgb)
    {
        RequireColours(lab.Length, srgb.Length);
        for (var i = 0; i < lab.Length; i += 3)
        {
            var (l, m, s) = Cones(lab.Slice(i, 3));
            var (r, g, b) = LinearRgb(l * l * l, m * m * m, s * s * s);
            srgb[i] = (float)Math.Clamp(Encode(r), 0, 1);
            srgb[i + 1] = (float)Math.Clamp(Encode(g), 0, 1);
            srgb[i + 2] = (float)Math.Clamp(Encode(b), 0, 1);
        }
    }

    /// <summary>
    /// Carries a gradient from the display colours back to OKLab. A channel that <see cref="ToSrgb"/> clamped keeps the part of its
    /// gradient with which descent leads back into the range, and loses the part that leads further out; so colours never stick outside.
    /// </summary>
    /// <param name="lab">The colours that were given to <see cref="ToSrgb"/>.</param>
    /// <param name="srgbGradient">The gradient with respect to its result.</param>
    /// <param name="labGradient">Is overwritten.</param>
    public static void ToSrgbBackward(ReadOnlySpan<float> lab, ReadOnlySpan<float> srgbGradient, Span<float> labGradient)
    {
        RequireColours(lab.Length, srgbGradient.Length);
        RequireColours(lab.Length, labGradient.Length);
        for (var i = 0; i < lab.Length; i += 3)
        {
            var (l, m, s) = Cones(lab.Slice(i, 3));
            var (r, g, b) = LinearRgb(l * l * l, m * m * m, s * s * s);
            var dr = EncodeBackward(r, srgbGradient[i]);
            var dg = EncodeBackward(g, srgbGradient[i + 1]);
            var db = EncodeBackward(b, srgbGradient[i + 2]);
            var dl = 3 * l * l * (4.0767416621 * dr - 1.2684380046 * dg - 0.0041960863 * db);
            var dm = 3 * m * m * (-3.3077115913 * dr + 2.6097574011 * dg - 0.7034186147 * db);
            var ds = 3 * s * s * (0.2309699292 * dr - 0.3413193965 * dg + 1.7076147010 * db);
            labGradient[i] = (float)(dl + dm + ds);
            labGradient[i + 1] = (float)(0.3963377774 * dl - 0.1055613458 * dm - 0.0894841775 * ds);
            labGradient[i + 2] = (float)(0.2158037573 * dl - 0.0638541728 * dm - 1.2914855480 * ds);
        }
    }

    /// <summary>
    /// Keeps the chroma C = |(a, b)| below <paramref name="limit"/>, smoothly: it becomes C / (1 + (C / limit)^4)^(1/4), which hardly
    /// changes chroma well below the limit.
    /// </summary>
    public static void LimitChroma(ReadOnlySpan<float> lab, float limit, Span<float> limited)
    {
        RequireColours(lab.Length, limited.Length);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, 0);
        for (var i = 0; i < lab.Length; i += 3)
        {
            var factor = Math.Pow(1 + FourthPower(lab[i + 1], lab[i + 2], limit), -0.25);
            (limited[i], limited[i + 1], limited[i + 2]) = (lab[i], (float)(lab[i + 1] * factor), (float)(lab[i + 2] * factor));
        }
    }

    /// <summary>Carries a gradient back through <see cref="LimitChroma"/>.</summary>
    /// <param name="lab">The colours that were given to it.</param>
    /// <param name="limit">The limit that was.</param>
    /// <param name="limitedGradient">The gradient with respect to its result.</param>
    /// <param name="labGradient">Is overwritten.</param>
    public static void LimitChromaBackward(
        ReadOnlySpan<float> lab, float limit, ReadOnlySpan<float> limitedGradient, Span<float> labGradient)
    {
        RequireColours(lab.Length, limitedGradient.Length);
        RequireColours(lab.Length, labGradient.Length);
        for (var i = 0; i < lab.Length; i += 3)
        {
            double a = lab[i + 1], b = lab[i + 2];
            var q = FourthPower(a, b, limit);
            var factor = Math.Pow(1 + q, -0.25);
            // d factor / d a = -factor q / (1 + q) a / C^2; q / C^2 is C^2 / limit^4, finite at C = 0.
            var along = factor / (1 + q) * (a * a + b * b) / Math.Pow(limit, 4) * (a * limitedGradient[i + 1] + b * limitedGradient[i + 2]);
            labGradient[i] = limitedGradient[i];
            labGradient[i + 1] = (float)(factor * limitedGradient[i + 1] - along * a);
            labGradient[i + 2] = (float)(factor * limitedGradient[i + 2] - along * b);
        }
    }

    private static double FourthPower(double a, double b, double limit)
    {
        var square = (a * a + b * b) / (limit * limit);
        return square * square;
    }

    private static (double L, double M, double S) Cones(ReadOnlySpan<float> lab) => (
        lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2],
        lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2],
        lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);

    private static (double R, double G, double B) LinearRgb(double l, double m, double s) => (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);

    private static double Encode(double linear) => linear <= LinearPart ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;

    private static double Decode(double encoded) =>
        encoded <= 12.92 * LinearPart ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);

    private static double EncodeBackward(double linear, double gradient)
    {
        if ((linear < 0 && gradient > 0) || (linear > 1 && gradient < 0))
            return 0;
        return gradient * (linear <= LinearPart ? 12.92 : 1.055 / 2.4 * Math.Pow(linear, 1 / 2.4 - 1));
    }

    private static void RequireColours(int from, int to)
    {
        if (from % 3 != 0 || from != to)
            throw new ArgumentException($"Colours come in threes and in equal numbers, not {from} and {to} floats.", nameof(to));
    }
}
