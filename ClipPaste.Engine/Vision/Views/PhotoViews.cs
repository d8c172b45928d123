using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Vision.Views;

/// <summary>
/// Turns photos into the square views that models encode. Read the photo with <see cref="ReadOptions"/>: published models were trained on
/// colours that no profile has touched.
/// </summary>
public static class PhotoViews
{
    /// <summary>A photo this many times longer than wide (or the reverse) is also looked at from both ends.</summary>
    private const double LongShape = 1.25;

    /// <summary>How a photo must be read so that a model sees the pixels it was trained with.</summary>
    public static ImageReadOptions ReadOptions { get; } = new() { Colours = ColourHandling.Plain };

    /// <summary>The centre square of a photo whose short side is scaled to <paramref name="size"/>.</summary>
    /// <param name="image">The photo; transparent parts become white.</param>
    /// <param name="size">Side of the view in pixels, at least 1.</param>
    /// <returns><c>[3, size, size]</c>, RGB in 0..1.</returns>
    public static float[] CentreSquare(RgbaImage image, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var views = new float[3 * size * size];
        Write(OnWhite(image), size, CentreOffset(image, size), views);
        return views;
    }

    /// <summary>The squares by which a photo is ranked: the centre, and for a long one both ends too. The best of their scores counts.</summary>
    /// <param name="image">The photo; transparent parts become white.</param>
    /// <param name="size">Side of a view in pixels, at least 1.</param>
    /// <param name="count">Number of views: 1 or 3.</param>
    /// <returns><c>[count, 3, size, size]</c>, RGB in 0..1, the centre first.</returns>
    public static float[] Squares(RgbaImage image, int size, out int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        int[] offsets = [CentreOffset(image, size), 0, LongSide(image, size) - size];
        count = Math.Max(image.Width, image.Height) >= LongShape * Math.Min(image.Width, image.Height) ? 3 : 1;
        var views = new float[count * 3 * size * size];
        var opaque = OnWhite(image);
        for (var i = 0; i < count; i++)
            Write(opaque, size, offsets[i], views.AsSpan(i * 3 * size * size, 3 * size * size));
        return views;
    }

    private static int LongSide(RgbaImage image, int size) =>
        (int)((long)size * Math.Max(image.Width, image.Height) / Math.Min(image.Width, image.Height));

    private static int CentreOffset(RgbaImage image, int size) => (int)Math.Round((LongSide(image, size) - size) / 2.0, MidpointRounding.ToEven);

    private static void Write(RgbaImage image, int size, int offset, Span<float> view)
    {
        var isWide = image.Width > image.Height;
        var longSide = LongSide(image, size);
        var columns = isWide ? new ResampledAxis(image.Width, longSide, offset, size) : new ResampledAxis(image.Width, size, 0, size);
        var rows = isWide ? new ResampledAxis(image.Height, size, 0, size) : new ResampledAxis(image.Height, longSide, offset, size);
        var pixels = BicubicResampler.Resize(image, columns, rows);
        for (var i = 0; i < size * size; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                view[channel * size * size + i] = pixels[i * 4 + channel] / 255f;
        }
    }

    private static RgbaImage OnWhite(RgbaImage image)
    {
        var pixels = image.Pixels;
        var opaque = new byte[pixels.Length];
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var alpha = pixels[i + 3];
            for (var channel = 0; channel < 3; channel++)
                opaque[i + channel] = (byte)((pixels[i + channel] * alpha + 255 * (255 - alpha) + 127) / 255);
            opaque[i + 3] = 255;
        }
        return new RgbaImage(image.Width, image.Height, opaque);
    }
}
