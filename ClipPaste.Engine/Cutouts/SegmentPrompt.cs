namespace ClipPaste.Engine.Cutouts;

/// <summary>A place in a photo that belongs to the wanted object, or does not.</summary>
/// <param name="X">Photo pixels from the left.</param>
/// <param name="Y">Photo pixels from the top.</param>
/// <param name="Inside">Whether the object is there.</param>
public readonly record struct SegmentPoint(double X, double Y, bool Inside);

/// <summary>What <see cref="SegmentAnything"/> is to outline: a box around it, points on it and beside it, or both.</summary>
/// <param name="Box">The box in photo pixels, or null.</param>
/// <param name="Points">The points.</param>
public sealed record SegmentPrompt(PixelBox? Box, IReadOnlyList<SegmentPoint> Points)
{
    private const float Outside = 0, Inside = 1, TopLeft = 2, BottomRight = 3, Padding = -1;

    /// <summary>The decoder's two inputs: x, y pairs in the encoder's square, and a label for each.</summary>
    internal (float[] Places, float[] Labels) Encode(PhotoEmbedding embedding)
    {
        if (Box is null && Points.Count == 0)
            throw new InvalidOperationException("A prompt needs a box or at least one point.");
        List<float> places = [], labels = [];
        void Add(double x, double y, float label)
        {
            places.Add((float)((x - embedding.Window.X) * embedding.Scale));
            places.Add((float)((y - embedding.Window.Y) * embedding.Scale));
            labels.Add(label);
        }
        foreach (var point in Points)
            Add(point.X, point.Y, point.Inside ? Inside : Outside);
        if (Box is { } box)
        {
            Add(box.X, box.Y, TopLeft);
            Add(box.X + box.Width, box.Y + box.Height, BottomRight);
        }
        else
        {
            // The decoder was trained with one padding point wherever there is no box.
            places.AddRange([0, 0]);
            labels.Add(Padding);
        }
        return ([.. places], [.. labels]);
    }
}
