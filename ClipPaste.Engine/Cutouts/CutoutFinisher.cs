using System.Numerics.Tensors;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// Turns an outline into a picture with a clean, soft edge: follows the photo's edges where the outline is coarse, takes the old
/// background out of the colours, crops.
/// </summary>
internal static class CutoutFinisher
{
    private const int LongestSide = 1024;
    private const int Padding = 2;
    private const float Visible = 1 / 255f;

    /// <summary>Makes the cut-out.</summary>
    /// <returns>Null when nothing remains.</returns>
    public static Cutout? Finish(SourcePhoto source, ObjectCandidate candidate)
    {
        var photo = candidate.Analysis.Photo;
        var region = Grow(candidate.Box, photo);
        var (width, height, scale) = SizeOf(region);
        var colours = Colours(photo, region, width, height);
        var logits = SampleLogits(candidate.Logits, candidate.Analysis.Embedding, region, width, height);
        var alpha = EdgeMatte.Refine(logits, colours, candidate.Analysis.Step * scale);
        ForegroundColours.Estimate(colours, alpha.Values, width, height);
        return Crop(photo, region, colours, alpha) is { } cut
            ? new Cutout(source, cut.Box, cut.Image, candidate.Kind, candidate.Quality) { CutSides = cut.Sides } : null;
    }

    /// <summary>Makes the cut-out of a mask that somebody drew: its edge is taken as it is.</summary>
    /// <param name="source">Where the photo comes from.</param>
    /// <param name="photo">Its pixels.</param>
    /// <param name="mask">One byte for each of them.</param>
    /// <param name="bounds">The box around what is not 0 in the mask.</param>
    /// <param name="kind">What it is for.</param>
    /// <returns>Null when nothing remains.</returns>
    public static Cutout? Finish(SourcePhoto source, RgbaImage photo, ReadOnlySpan<byte> mask, PixelBox bounds, CutoutKind kind)
    {
        var region = Grow(bounds, photo);
        var (width, height, _) = SizeOf(region);
        var colours = Colours(photo, region, width, height);
        var alpha = MaskPainter.Reduce(mask, photo.Width, region, width, height);
        ForegroundColours.Estimate(colours, alpha.Values, width, height);
        return Crop(photo, region, colours, alpha) is { } cut
            ? new Cutout(source, cut.Box, cut.Image, kind, MaskQuality.OfDrawn(alpha)) { CutSides = cut.Sides } : null;
    }

    /// <summary>An object's box with the surroundings that its edge is judged by.</summary>
    public static PixelBox Grow(PixelBox box, RgbaImage photo) =>
        box.Grow(12 + (Math.Max(box.Width, box.Height) / 40), photo.Width, photo.Height);

    /// <summary>
    /// Logits of the decoder's grid at the pixels of a region that is drawn <paramref name="width"/> x <paramref name="height"/> large.
    /// </summary>
    public static MaskPlane SampleLogits(MaskPlane logits, PhotoEmbedding embedding, PixelBox region, int width, int height)
    {
        var (window, step) = (embedding.Window, embedding.Step);
        double stepX = (double)region.Width / width, stepY = (double)region.Height / height;
        var sampled = new MaskPlane(width, height);
        for (var y = 0; y < height; y++)
        {
            var row = ((((y + 0.5) * stepY) + region.Y - window.Y) / step) - 0.5;
            for (var x = 0; x < width; x++)
                sampled[x, y] = logits.Sample(((((x + 0.5) * stepX) + region.X - window.X) / step) - 0.5, row);
        }
        return sampled;
    }

    private static (int Width, int Height, double Scale) SizeOf(PixelBox region)
    {
        var scale = Math.Min(1, (double)LongestSide / Math.Max(region.Width, region.Height));
        return (Math.Max(1, (int)Math.Round(region.Width * scale)), Math.Max(1, (int)Math.Round(region.Height * scale)), scale);
    }

    private static float[] Colours(RgbaImage photo, PixelBox region, int width, int height)
    {
        var colours = PhotoTensor.Scale(photo, region, width, height);
        TensorPrimitives.Divide(colours, 255f, colours);
        return colours;
    }

    private static (PixelBox Box, RgbaImage Image, CutSides Sides)? Crop(RgbaImage photo, PixelBox region, float[] colours, MaskPlane alpha)
    {
        if (MaskMeasures.Bounds(alpha, Visible) is not { } tight)
            return null;
        int left = Math.Max(0, tight.X - Padding), top = Math.Max(0, tight.Y - Padding);
        var right = Math.Min(alpha.Width, tight.X + tight.Width + Padding);
        var bottom = Math.Min(alpha.Height, tight.Y + tight.Height + Padding);
        var image = Compose(colours, alpha, new PixelBox(left, top, right - left, bottom - top));
        double stepX = (double)region.Width / alpha.Width, stepY = (double)region.Height / alpha.Height;
        int photoLeft = region.X + (int)Math.Round(left * stepX), photoTop = region.Y + (int)Math.Round(top * stepY);
        int photoRight = region.X + (int)Math.Round(right * stepX), photoBottom = region.Y + (int)Math.Round(bottom * stepY);
        var box = new PixelBox(photoLeft, photoTop, photoRight - photoLeft, photoBottom - photoTop);
        var sides = CutSidesOf(image, box, photo);
        ClearPadding(image, sides);
        return (box, image, sides);
    }

    private static RgbaImage Compose(float[] colours, MaskPlane alpha, PixelBox box)
    {
        var image = new RgbaImage(box.Width, box.Height);
        var size = alpha.Values.Length;
        for (var y = 0; y < box.Height; y++)
        {
            var row = image.Row(y);
            for (var x = 0; x < box.Width; x++)
            {
                var cell = ((y + box.Y) * alpha.Width) + x + box.X;
                for (var channel = 0; channel < 3; channel++)
                    row[(x * 4) + channel] = ToByte(colours[(channel * size) + cell]);
                row[(x * 4) + 3] = ToByte(alpha.Values[cell]);
            }
        }
        return image;
    }

    /// <summary>
    /// An object that barely touches the photo's border is not cut there, but has no room for its padding either: it gives way.
    /// </summary>
    private static void ClearPadding(RgbaImage image, CutSides sides)
    {
        for (var y = 0; y < image.Height; y++)
        {
            var clearRow = (y < Padding && !sides.HasFlag(CutSides.Top))
                || (y >= image.Height - Padding && !sides.HasFlag(CutSides.Bottom));
            for (var x = 0; x < image.Width; x++)
            {
                var clearColumn = (x < Padding && !sides.HasFlag(CutSides.Left))
                    || (x >= image.Width - Padding && !sides.HasFlag(CutSides.Right));
                if (clearRow || clearColumn)
                    image.Row(y)[(x * 4) + 3] = 0;
            }
        }
    }

    private static byte ToByte(float value) => (byte)Math.Clamp((int)MathF.Round(value * 255), 0, 255);

    /// <summary>A side is cut when it lies on the photo's border and at least 2 % of it is opaque there.</summary>
    private static CutSides CutSidesOf(RgbaImage image, PixelBox box, RgbaImage photo)
    {
        bool Opaque(int x, int y) => image.Pixels[(((y * image.Width) + x) * 4) + 3] > 127;
        bool Cut(bool atBorder, int length, Func<int, bool> opaque) =>
            atBorder && Enumerable.Range(0, length).Count(opaque) > Math.Max(2, length / 50);
        var sides = CutSides.None;
        sides |= Cut(box.X == 0, image.Height, y => Opaque(0, y)) ? CutSides.Left : CutSides.None;
        sides |= Cut(box.Y == 0, image.Width, x => Opaque(x, 0)) ? CutSides.Top : CutSides.None;
        sides |= Cut(box.X + box.Width == photo.Width, image.Height, y => Opaque(image.Width - 1, y)) ? CutSides.Right : CutSides.None;
        sides |= Cut(box.Y + box.Height == photo.Height, image.Width, x => Opaque(x, image.Height - 1)) ? CutSides.Bottom : CutSides.None;
        return sides;
    }
}
