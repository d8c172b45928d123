using System.Numerics.Tensors;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Cutouts;

/// <summary>The part of a photo that a click hit, with an edge that follows the photo's.</summary>
internal sealed class ClickedPart
{
    // Filters take most of the time between a click and its answer: this many pixels a side are finer than the outline.
    private const int LongestSide = 448;
    private const double SamePart = .5;

    private readonly MaskPlane _alpha;

    private ClickedPart(PixelBox region, MaskPlane alpha) => (Region, _alpha) = (region, alpha);

    /// <summary>The part lies within it; photo pixels.</summary>
    public PixelBox Region { get; }

    /// <summary>Refines an outline.</summary>
    /// <returns>Null where there is nothing inside it.</returns>
    public static ClickedPart? Of(RgbaImage photo, SegmentedMask mask)
    {
        var logits = mask.ToPlane();
        MaskTidier.Tidy(logits);
        if (MaskMeasures.Bounds(logits, 0) is not { } cells)
            return null;
        var region = CutoutFinisher.Grow(mask.Embedding.PixelsOf(cells), photo);
        var scale = Math.Min(1, (double)LongestSide / Math.Max(region.Width, region.Height));
        int width = Math.Max(1, (int)Math.Round(region.Width * scale)), height = Math.Max(1, (int)Math.Round(region.Height * scale));
        var colours = PhotoTensor.Scale(photo, region, width, height);
        TensorPrimitives.Divide(colours, 255f, colours);
        var sampled = CutoutFinisher.SampleLogits(logits, mask.Embedding, region, width, height);
        return new ClickedPart(region, EdgeMatte.Refine(sampled, colours, mask.Embedding.Step * scale));
    }

    /// <summary>
    /// Adds the part to a mask, or takes it away. Where two parts meet, their soft edges sum to a whole one, and what goes leaves no
    /// rim; the same part again does not grow.
    /// </summary>
    public void Apply(byte[] mask, int width, bool add)
    {
        var part = Enlarge();
        var again = add && Overlap(part, mask, width) > SamePart;
        for (var y = 0; y < Region.Height; y++)
        {
            var row = mask.AsSpan((Region.Y + y) * width + Region.X, Region.Width);
            for (var x = 0; x < row.Length; x++)
            {
                var alpha = part[y * Region.Width + x];
                row[x] = (byte)(again ? Math.Max(row[x], alpha) : add ? Math.Min(255, row[x] + alpha) : Math.Max(0, row[x] - alpha));
            }
        }
    }

    private byte[] Enlarge()
    {
        var part = new byte[Region.Width * Region.Height];
        double stepX = (double)_alpha.Width / Region.Width, stepY = (double)_alpha.Height / Region.Height;
        for (var y = 0; y < Region.Height; y++)
        {
            for (var x = 0; x < Region.Width; x++)
                part[y * Region.Width + x] = (byte)MathF.Round(255 * _alpha.Sample((x + .5) * stepX - .5, (y + .5) * stepY - .5));
        }
        return part;
    }

    // The share of the part that the mask holds already.
    private double Overlap(byte[] part, byte[] mask, int width)
    {
        long common = 0, all = 0;
        for (var i = 0; i < part.Length; i++)
        {
            common += Math.Min(part[i], mask[(Region.Y + i / Region.Width) * width + Region.X + i % Region.Width]);
            all += part[i];
        }
        return all == 0 ? 0 : (double)common / all;
    }
}
