using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// A mask that a user edits: clicks add or remove what they hit, a brush paints, and every step can be undone. For one caller at a time.
/// </summary>
public sealed class MaskEditor
{
    /// <summary>Points of a brush stroke at most.</summary>
    public const int MostStrokePoints = 4096;

    /// <summary>The largest reach of <see cref="Feather"/> in photo pixels.</summary>
    public const double LargestFeather = 64;

    private readonly SegmentAnything _segmenter;
    private readonly SourcePhoto _source;
    private readonly RgbaImage _photo;
    private readonly CutoutKind _kind;
    private readonly byte[] _alpha;
    private readonly MaskHistory _history;
    private PhotoEmbedding? _closer;
    private MaskClicks _clicks = MaskClicks.None;

    /// <summary>Opens a mask.</summary>
    /// <param name="segmenter">Outlines what clicks hit; borrowed.</param>
    /// <param name="source">Where the photo comes from.</param>
    /// <param name="photo">Its pixels, all of them: boxes of cut-outs are in these pixels. Not changed.</param>
    /// <param name="kind">What the cut-out is for.</param>
    /// <param name="current">The cut-out to begin with, or null to begin with nothing.</param>
    /// <param name="embedding">What an earlier editor of the same photo had in <see cref="Embedding"/>, or null.</param>
    /// <exception cref="ArgumentException">The cut-out's box lies outside the photo.</exception>
    public MaskEditor(
        SegmentAnything segmenter, SourcePhoto source, RgbaImage photo, CutoutKind kind, Cutout? current = null,
        PhotoEmbedding? embedding = null)
    {
        (_segmenter, _source, _photo, _kind, Embedding) = (segmenter, source, photo, kind, embedding);
        _alpha = new byte[photo.Width * photo.Height];
        _history = new MaskHistory(_alpha, photo.Width, photo.Height);
        if (current is not null)
            MaskPainter.Place(current, _alpha, photo.Width, photo.Height);
    }

    /// <summary>The photo as the segmenter sees it; null until <see cref="Prepare"/> or the first click.</summary>
    public PhotoEmbedding? Embedding { get; private set; }

    /// <summary>The mask: one byte for each photo pixel, row by row; 0 outside, 255 inside. Changes with every step.</summary>
    public ReadOnlySpan<byte> Alpha => _alpha;

    /// <summary>The smallest box around all of the mask, or null where it is empty.</summary>
    public PixelBox? Bounds => MaskPainter.Bounds(_alpha, _photo.Width);

    /// <summary>Whether there is a step to undo.</summary>
    public bool CanUndo => _history.CanUndo;

    /// <summary>Whether there is a step to redo.</summary>
    public bool CanRedo => _history.CanRedo;

    /// <summary>Lets the segmenter look at the photo, which takes about a second, so that the first click need not wait.</summary>
    public void Prepare() => Embedding ??= _segmenter.Embed(_photo, Whole);

    /// <summary>
    /// Lets the segmenter look closer at a part, which takes about a second: clicks there get finer outlines from then on.
    /// </summary>
    /// <param name="window">The part in photo pixels, at least 16 pixels a side; the last one counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is too small or lies outside the photo.</exception>
    public void LookCloser(PixelBox window)
    {
        const int least = 16;
        if (window.X < 0 || window.Y < 0 || window.Width < least || window.Height < least
            || (long)window.X + window.Width > _photo.Width || (long)window.Y + window.Height > _photo.Height)
            throw new ArgumentOutOfRangeException(
                nameof(window), window, "The window must lie in the photo and be at least 16 pixels a side.");
        _closer = _segmenter.Embed(_photo, window);
    }

    /// <summary>Adds what lies under a point, or removes it. Further clicks on the same part make its outline better.</summary>
    /// <param name="x">Photo pixels from the left, 0 to the photo's width.</param>
    /// <param name="y">Photo pixels from the top, 0 to the photo's height.</param>
    /// <param name="add">Add, or else remove.</param>
    /// <returns>Whether the mask changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The point lies outside the photo.</exception>
    public bool Click(double x, double y, bool add)
    {
        if (!(x >= 0 && x <= _photo.Width && y >= 0 && y <= _photo.Height))
            throw new ArgumentOutOfRangeException(nameof(x), (x, y), "The point lies outside the photo.");
        Prepare();
        var closer = _closer is { Window: var window }
            && x >= window.X && x < window.X + window.Width && y >= window.Y && y < window.Y + window.Height;
        _clicks = _clicks.Next(_segmenter, closer ? _closer! : Embedding!, new SegmentPoint(x, y, add));
        return ClickedPart.Of(_photo, _clicks.Mask!) is { } part
            && _history.Record(part.Region, () => part.Apply(_alpha, _photo.Width, add));
    }

    /// <summary>Paints with a round, slightly soft brush.</summary>
    /// <param name="points">The stroke in photo pixels, 1 to <see cref="MostStrokePoints"/> points; they may lie outside the photo.</param>
    /// <param name="radius">The brush's radius in photo pixels, .5 to 1,000.</param>
    /// <param name="add">Add, or else remove.</param>
    /// <returns>Whether the mask changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too many points, none, or numbers out of range.</exception>
    public bool Brush(IReadOnlyList<(double X, double Y)> points, double radius, bool add)
    {
        const double farthest = 100_000;
        if (points.Count is 0 or > MostStrokePoints || !points.All(point => Math.Abs(point.X) <= farthest && Math.Abs(point.Y) <= farthest))
            throw new ArgumentOutOfRangeException(
                nameof(points), points.Count, $"A stroke has 1 to {MostStrokePoints} points near the photo.");
        if (radius is not (>= .5 and <= 1000))
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "The brush's radius must be .5 to 1,000 pixels.");
        _clicks = MaskClicks.None;
        return BrushStroke.AreaOf(points, radius, Whole) is { } area
            && _history.Record(area, () => new BrushStroke(points, radius, area).Apply(_alpha, _photo.Width, add));
    }

    /// <summary>Makes the mask's edge softer.</summary>
    /// <param name="pixels">How far, in photo pixels to each side: above 0, at most <see cref="LargestFeather"/>.</param>
    /// <returns>Whether the mask changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public bool Feather(double pixels)
    {
        if (pixels is not (> 0 and <= LargestFeather))
            throw new ArgumentOutOfRangeException(nameof(pixels), pixels, $"The edge can be softened by up to {LargestFeather} pixels.");
        _clicks = MaskClicks.None;
        var reach = (int)Math.Ceiling(pixels);
        return Bounds is { } bounds && bounds.Grow(reach + 1, _photo.Width, _photo.Height) is var area
            && _history.Record(area, () => MaskPainter.Blur(_alpha, _photo.Width, area, reach));
    }

    /// <summary>Takes the last step back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Undo()
    {
        _clicks = MaskClicks.None;
        return _history.Undo();
    }

    /// <summary>Does the step again that was last taken back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Redo()
    {
        _clicks = MaskClicks.None;
        return _history.Redo();
    }

    /// <summary>
    /// Makes the cut-out: cropped, and the old background taken out of the colours at its edge. The mask is taken as it is.
    /// </summary>
    /// <returns>Null when nothing is left.</returns>
    public Cutout? Finish() => Bounds is { } bounds ? CutoutFinisher.Finish(_source, _photo, _alpha, bounds, _kind) : null;

    private PixelBox Whole => new(0, 0, _photo.Width, _photo.Height);
}
