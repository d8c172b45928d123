using System.Collections.Immutable;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// The clicks on one part of a photo, each a hint for the next outline: those that wanted the same are inside it, those that wanted the
/// opposite outside.
/// </summary>
/// <param name="Points">The clicks in their order; <see cref="SegmentPoint.Inside"/> is whether something was to be added.</param>
/// <param name="Mask">What the last click outlined, or null where there was none or it was taken back.</param>
internal sealed record MaskClicks(ImmutableArray<SegmentPoint> Points, SegmentedMask? Mask)
{
    private const int MostPoints = 12;
    private const double Surroundings = .25;

    // Whoever takes away what he has just added does not mean a part of it: the two hints would contradict each other.
    private const double SamePlace = .04;

    /// <summary>No clicks yet.</summary>
    public static MaskClicks None { get; } = new([], Mask: null);

    /// <summary>Outlines the part under a further click.</summary>
    /// <param name="segmenter">Outlines it.</param>
    /// <param name="embedding">What it looks at.</param>
    /// <param name="click">Where, and whether to add.</param>
    public MaskClicks Next(SegmentAnything segmenter, PhotoEmbedding embedding, SegmentPoint click)
    {
        var series = Continues(embedding, click) ? this : None;
        var near = SamePlace * Math.Max(embedding.Window.Width, embedding.Window.Height);
        var earlier = series.Points.Where(
            point => point.Inside == click.Inside || Math.Abs(point.X - click.X) + Math.Abs(point.Y - click.Y) > near);
        var points = earlier.TakeLast(MostPoints - 1).Append(click).ToImmutableArray();
        var prompt = new SegmentPrompt(null, [.. points.Select(point => point with { Inside = point.Inside == click.Inside })]);
        var feedback = series.Points.Length > 0 && series.Points[^1].Inside == click.Inside ? series.Mask : null;
        return new MaskClicks(points, segmenter.Outline(embedding, prompt, feedback));
    }

    // Another object begins another series: hints of the first would only join the two.
    private bool Continues(PhotoEmbedding embedding, SegmentPoint click)
    {
        if (Mask is null || !ReferenceEquals(Mask.Embedding, embedding) || MaskMeasures.Bounds(Mask.ToPlane(), 0) is not { } cells)
            return false;
        double x = (click.X - embedding.Window.X) / embedding.Step, y = (click.Y - embedding.Window.Y) / embedding.Step;
        double marginX = Surroundings * cells.Width, marginY = Surroundings * cells.Height;
        return x >= cells.X - marginX && x <= cells.X + cells.Width + marginX
            && y >= cells.Y - marginY && y <= cells.Y + cells.Height + marginY;
    }
}
