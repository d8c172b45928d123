namespace ClipPaste.Engine.Rasters;

/// <summary>A projective map of the plane: (x, y) goes to ((A x + B y + C) / w, (D x + E y + F) / w) with w = G x + H y + I.</summary>
public readonly record struct Homography(double A, double B, double C, double D, double E, double F, double G, double H, double I)
{
    /// <summary>The map that changes nothing.</summary>
    public static Homography Identity { get; } = new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>The map that takes the unit square to a rectangle.</summary>
    public static Homography ToRectangle(double x, double y, double width, double height) => new(width, 0, x, 0, height, y, 0, 0, 1);

    /// <summary>
    /// The map that takes the corners (0,0), (1,0), (1,1), (0,1) to the four points given in that order (Heckbert 1989, Fundamentals of
    /// Texture Mapping, 2.2.3).
    /// </summary>
    public static Homography ToQuadrilateral(
        (double X, double Y) p00, (double X, double Y) p10, (double X, double Y) p11, (double X, double Y) p01)
    {
        var (sumX, sumY) = (p00.X - p10.X + p11.X - p01.X, p00.Y - p10.Y + p11.Y - p01.Y);
        var (dx1, dy1, dx2, dy2) = (p10.X - p11.X, p10.Y - p11.Y, p01.X - p11.X, p01.Y - p11.Y);
        var determinant = dx1 * dy2 - dx2 * dy1;
        if (determinant == 0)
            throw new ArgumentException("Three of the four corners lie on a line.", nameof(p11));
        var g = (sumX * dy2 - dx2 * sumY) / determinant;
        var h = (dx1 * sumY - sumX * dy1) / determinant;
        return new(
            p10.X - p00.X + g * p10.X, p01.X - p00.X + h * p01.X, p00.X,
            p10.Y - p00.Y + g * p10.Y, p01.Y - p00.Y + h * p01.Y, p00.Y,
            g, h, 1);
    }

    /// <summary>Where (<paramref name="x"/>, <paramref name="y"/>) goes.</summary>
    public (double X, double Y) Apply(double x, double y)
    {
        var w = Weight(x, y);
        return ((A * x + B * y + C) / w, (D * x + E * y + F) / w);
    }

    /// <summary>The map that does <paramref name="first"/> and then this one.</summary>
    public Homography After(in Homography first) => new(
        A * first.A + B * first.D + C * first.G, A * first.B + B * first.E + C * first.H, A * first.C + B * first.F + C * first.I,
        D * first.A + E * first.D + F * first.G, D * first.B + E * first.E + F * first.H, D * first.C + E * first.F + F * first.I,
        G * first.A + H * first.D + I * first.G, G * first.B + H * first.E + I * first.H, G * first.C + H * first.F + I * first.I);

    /// <summary>The map that undoes this one (the adjugate, scaled so that the origin's weight is 1).</summary>
    public Homography Inverse()
    {
        var scale = 1 / (A * E - B * D);
        return new(
            (E * I - F * H) * scale, (C * H - B * I) * scale, (B * F - C * E) * scale,
            (F * G - D * I) * scale, (A * I - C * G) * scale, (C * D - A * F) * scale,
            (D * H - E * G) * scale, (B * G - A * H) * scale, 1);
    }

    /// <summary>The square root of the factor by which areas grow at a point.</summary>
    internal double Magnification(double x, double y)
    {
        var determinant = A * (E * I - F * H) - B * (D * I - F * G) + C * (D * H - E * G);
        return Math.Sqrt(Math.Abs(determinant / Math.Pow(Weight(x, y), 3)));
    }

    /// <summary>Whether the unit square stays in front of the horizon and finite.</summary>
    internal bool ShowsUnitSquare() =>
        double.IsFinite(A + B + C + D + E + F) && Weight(0, 0) > 0 && Weight(1, 0) > 0 && Weight(0, 1) > 0 && Weight(1, 1) > 0;

    private double Weight(double x, double y) => G * x + H * y + I;
}
