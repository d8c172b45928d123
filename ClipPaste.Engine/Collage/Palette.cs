using System.Collections.Immutable;
using System.Numerics;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>Takes a background from a photo: the median colour of each of five bands, from its sky to its ground.</summary>
public static class Palette
{
    private const int SampleSide = 96;

    /// <summary>The five colours of a photo, limited in chroma.</summary>
    public static Background Of(RgbaImage photo, double chromaLimit)
    {
        var small = ImageResizer.ResizeLongSide(photo, Math.Min(SampleSide, Math.Max(photo.Width, photo.Height)));
        var colours = ImmutableArray.CreateBuilder<Vector3>(Background.ControlPoints);
        for (var band = 0; band < Background.ControlPoints; band++)
        {
            var from = band * small.Height / Background.ControlPoints;
            var to = Math.Max(from + 1, (band + 1) * small.Height / Background.ControlPoints);
            colours.Add(LimitChroma(BandColour(small, from, Math.Min(to, small.Height)), chromaLimit));
        }
        return new Background(colours.MoveToImmutable());
    }

    private static Vector3 BandColour(RgbaImage image, int from, int to)
    {
        from = Math.Min(from, to - 1);
        var count = (to - from) * image.Width;
        var srgb = new float[count * 3];
        for (var i = 0; i < count; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                srgb[i * 3 + channel] = image.Pixels[(from * image.Width + i) * 4 + channel] / 255f;
        }
        var lab = new float[srgb.Length];
        OklabColour.FromSrgb(srgb, lab);
        return new Vector3(Median(lab, 0), Median(lab, 1), Median(lab, 2));
    }

    private static float Median(float[] lab, int channel)
    {
        var values = new float[lab.Length / 3];
        for (var i = 0; i < values.Length; i++)
            values[i] = lab[i * 3 + channel];
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static Vector3 LimitChroma(Vector3 lab, double limit)
    {
        var chroma = Math.Sqrt(lab.Y * lab.Y + lab.Z * lab.Z);
        var factor = chroma > limit ? (float)(limit / chroma) : 1;
        return new Vector3(lab.X, lab.Y * factor, lab.Z * factor);
    }
}
