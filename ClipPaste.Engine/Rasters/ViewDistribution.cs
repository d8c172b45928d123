using System.Collections.Immutable;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// How views are drawn at random: a random perspective, then a random crop, fused, with jitters. The scheme is CLIP and PASTE's
/// (torchvision's RandomPerspective and RandomResizedCrop), gentler by default: less perspective, larger crops and edge pixels instead of
/// white outside, so that fewer views show what is not in the picture. A view is square; of a canvas that is not, it shows a random square
/// or a squeezed part.
/// </summary>
public sealed record ViewDistribution
{
    /// <summary>How far each corner may move inward, as a fraction of half a side, 0 to below 1.</summary>
    public double Perspective { get; init; } = 0.3;

    /// <summary>The smallest share of the area that a crop keeps.</summary>
    public double SmallestArea { get; init; } = 0.7;

    /// <summary>The largest share of the area that a crop keeps, at most 1.</summary>
    public double LargestArea { get; init; } = 1;

    /// <summary>A crop's width to height lies between 1 / this and this (log-uniform).</summary>
    public double Aspect { get; init; } = 1.15;

    /// <summary>How much a canvas that is not square may be squeezed to fit the square view.</summary>
    public double Squeeze { get; init; } = DefaultSqueeze;

    /// <summary>The chance that a view is flipped left to right. Off by default: words of place and letters do not survive it.</summary>
    public double FlipChance { get; init; }

    /// <summary>Brightness varies by a factor of 1 plus or minus this.</summary>
    public double Brightness { get; init; } = 0.1;

    /// <summary>Contrast varies by a factor of 1 plus or minus this.</summary>
    public double Contrast { get; init; } = 0.1;

    /// <summary>Saturation varies by a factor of 1 plus or minus this.</summary>
    public double Saturation { get; init; } = 0.15;

    /// <summary>Hue varies by plus or minus this many turns.</summary>
    public double Hue { get; init; } = 0.03;

    /// <summary>The largest amount of blur (<see cref="ViewTransform.Blur"/>), drawn uniformly.</summary>
    public double Blur { get; init; } = 0.5;

    /// <summary>The largest standard deviation of the noise, drawn uniformly.</summary>
    public double Noise { get; init; } = 0.04;

    private const double DefaultSqueeze = 4.0 / 3;

    /// <summary>Draws one view of a canvas; only the ratio of its sides matters.</summary>
    public ViewTransform Draw(SeededRandom random, int canvasWidth, int canvasHeight)
    {
        var place = DrawSquare(random, canvasWidth, canvasHeight).After(DrawPerspective(random)).After(DrawCrop(random));
        if (random.NextDouble() < FlipChance)
            place = place.After(new Homography(-1, 0, 1, 0, 1, 0, 0, 0, 1));
        var colour = ColourTransform.Jitter(
            1 + random.Range(-Brightness, Brightness),
            1 + random.Range(-Contrast, Contrast),
            1 + random.Range(-Saturation, Saturation),
            random.Range(-Hue, Hue));
        var (blur, noise) = ((float)random.Range(0, Blur), (float)random.Range(0, Noise));
        return new ViewTransform(place, colour, blur, noise, (uint)(random.NextUInt64() >> 32));
    }

    /// <summary>Draws as many views as <paramref name="views"/> holds.</summary>
    public void Draw(SeededRandom random, int canvasWidth, int canvasHeight, Span<ViewTransform> views)
    {
        foreach (ref var view in views)
            view = Draw(random, canvasWidth, canvasHeight);
    }

    /// <summary>Views that are always the same for the same seed, to judge progress by.</summary>
    public ImmutableArray<ViewTransform> HeldOut(ulong seed, int count, int canvasWidth, int canvasHeight)
    {
        var views = new ViewTransform[count];
        Draw(new SeededRandom(seed), canvasWidth, canvasHeight, views);
        return ImmutableArray.Create(views);
    }

    /// <summary>
    /// Clean views that together show the whole canvas: one, squeezed where the sides differ by no more than <paramref name="squeeze"/>,
    /// and evenly spaced, overlapping ones along the long side of a longer canvas.
    /// </summary>
    public static ImmutableArray<ViewTransform> WholeCanvas(int canvasWidth, int canvasHeight, double squeeze = DefaultSqueeze)
    {
        var part = LongSidePart(canvasWidth, canvasHeight, squeeze);
        var count = (int)Math.Ceiling(1 / part - 1e-9);
        var views = new ViewTransform[count];
        for (var i = 0; i < count; i++)
            views[i] = ViewTransform.Clean(AlongLongSide(canvasWidth, canvasHeight, part, count == 1 ? 0 : i * (1 - part) / (count - 1)));
        return ImmutableArray.Create(views);
    }

    private Homography DrawSquare(SeededRandom random, int width, int height)
    {
        var squeeze = Math.Exp(random.Range(0, Math.Log(Squeeze)));
        var part = LongSidePart(width, height, squeeze);
        return AlongLongSide(width, height, part, random.Range(0, 1 - part));
    }

    /// <summary>The map from the warped picture to the picture, when its corners have moved inward.</summary>
    private Homography DrawPerspective(SeededRandom random)
    {
        double Inward() => random.Range(0, Perspective / 2);
        var (x0, y0, x1, y1, x2, y2, x3, y3) = (Inward(), Inward(), Inward(), Inward(), Inward(), Inward(), Inward(), Inward());
        return Homography.ToQuadrilateral((x0, y0), (1 - x1, y1), (1 - x2, 1 - y2), (x3, 1 - y3)).Inverse();
    }

    private Homography DrawCrop(SeededRandom random)
    {
        var side = Math.Sqrt(random.Range(SmallestArea, LargestArea));
        var stretch = Math.Exp(random.Range(-0.5, 0.5) * Math.Log(Aspect));
        var (width, height) = (Math.Min(1, side * stretch), Math.Min(1, side / stretch));
        return Homography.ToRectangle(random.Range(0, 1 - width), random.Range(0, 1 - height), width, height);
    }

    /// <summary>The part of the long side that a view shows when it is squeezed by at most <paramref name="squeeze"/>.</summary>
    private static double LongSidePart(int width, int height, double squeeze) =>
        Math.Min(1, squeeze * Math.Min(width, height) / Math.Max(width, height));

    private static Homography AlongLongSide(int width, int height, double part, double start) =>
        width >= height ? Homography.ToRectangle(start, 0, part, 1) : Homography.ToRectangle(0, start, 1, part);
}
