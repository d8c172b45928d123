using ClipPaste.Engine.Cutouts;

namespace ClipPaste.Web.Studio;

/// <summary>The part of a photo around a cut-out that is shown with it, and where photo and cut-out lie in it.</summary>
/// <param name="X">Left column in photo pixels.</param>
/// <param name="Y">Top row in photo pixels.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct PhotoCrop(int X, int Y, int Width, int Height)
{
    private const double Margin = .1;

    /// <summary>The cut-out's box with some of the photo around it.</summary>
    /// <param name="box">In photo pixels.</param>
    /// <param name="photoWidth">The photo's width in pixels.</param>
    /// <param name="photoHeight">The photo's height in pixels.</param>
    public static PhotoCrop Around(PixelBox box, int photoWidth, int photoHeight)
    {
        var margin = (int)Math.Round(Margin * Math.Max(box.Width, box.Height));
        int left = Math.Max(0, box.X - margin), top = Math.Max(0, box.Y - margin);
        int right = Math.Min(photoWidth, box.X + box.Width + margin), bottom = Math.Min(photoHeight, box.Y + box.Height + margin);
        return new PhotoCrop(left, top, Math.Max(1, right - left), Math.Max(1, bottom - top));
    }

    /// <summary>Where a box of the photo lies in the crop, as a style of an absolutely placed picture.</summary>
    public string StyleOf(PixelBox box) => FormattableString.Invariant(
        $"left:{100.0 * (box.X - X) / Width:0.###}%;top:{100.0 * (box.Y - Y) / Height:0.###}%;")
        + FormattableString.Invariant($"width:{100.0 * box.Width / Width:0.###}%;height:{100.0 * box.Height / Height:0.###}%");

    /// <summary>The crop's shape, as a style of the element that holds the pictures.</summary>
    public string Style => FormattableString.Invariant($"--shape:{(double)Width / Height:0.####}");
}
