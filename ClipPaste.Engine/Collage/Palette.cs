using System.Numerics;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>Takes backgrounds from photos: the median colours of bands, from the sky to the ground.</summary>
/// <param name="chromaLimit">Largest chroma in OKLab.</param>
public sealed class Palette(double chromaLimit)
{
    private const int SampleSide = 128;
    private const int SkyBands = 3;
    private const int FewestPixels = 24;
    private const float LightestFloor = .82f;
    private const float FloorStep = .07f;

    /// <summary>The colours of five bands of a photo.</summary>
    public Background Of(RgbaImage photo)
    {
        var sample = Sample.Of(photo, _ => true);
        return new Background([.. Enumerable.Range(0, Background.ControlPoints).Select(band => Colour(sample.Band(band, Background.ControlPoints)))]);
    }

    /// <summary>The same colours as an open sky over a ground: the lightest on top, and none of them dark.</summary>
    public Background Airy(RgbaImage photo)
    {
        var sorted = Of(photo).Colours.OrderByDescending(colour => colour.X);
        return new Background([.. sorted.Select((colour, point) => colour with { X = Math.Max(colour.X, LightestFloor - point * FloorStep) })]);
    }

    /// <summary>
    /// The colours around scenery that was cut from a photo: its sky, stretched over the upper three control points, and its ground below.
    /// </summary>
    /// <param name="cutout">The scenery.</param>
    /// <param name="photo">The photo it was cut from.</param>
    public Background Around(Cutout cutout, RgbaImage photo)
    {
        var whole = Sample.Of(photo, _ => true);
        var around = Sample.Of(photo, at => !Covers(cutout, at));
        var sky = Enumerable.Range(0, SkyBands).Select(band => around.Band(band, SkyBands)).Where(band => band.Length >= FewestPixels).ToArray();
        if (sky.Length == 0)
            return Of(photo);
        var colours = Enumerable.Range(0, SkyBands).Select(band => Colour(sky[Math.Min(band, sky.Length - 1)]));
        var ground = Enumerable.Range(0, Background.ControlPoints - SkyBands).Select(band => Colour(whole.Band(4 + band, 6)));
        return new Background([.. colours, .. ground]);
    }

    // Above the land's own skyline only: between its towers and under its arches the photo is sky too.
    private static bool Covers(Cutout cutout, (int X, int Y) at)
    {
        var (x, y) = (at.X - cutout.Box.X, at.Y - cutout.Box.Y);
        if (y >= cutout.Box.Height)
            return true;
        if (x < 0 || y < 0 || x >= cutout.Box.Width)
            return false;
        var image = cutout.Image;
        return image.Pixels[((y * image.Height / cutout.Box.Height * image.Width) + (x * image.Width / cutout.Box.Width)) * 4 + 3] > 8;
    }

    private Vector3 Colour(Vector3[] pixels)
    {
        var colour = new Vector3(Median(pixels, pixel => pixel.X), Median(pixels, pixel => pixel.Y), Median(pixels, pixel => pixel.Z));
        var chroma = Math.Sqrt(colour.Y * colour.Y + colour.Z * colour.Z);
        var factor = chroma > chromaLimit ? (float)(chromaLimit / chroma) : 1;
        return new Vector3(colour.X, colour.Y * factor, colour.Z * factor);
    }

    private static float Median(Vector3[] pixels, Func<Vector3, float> part)
    {
        var values = Array.ConvertAll(pixels, pixel => part(pixel));
        Array.Sort(values);
        return values[values.Length / 2];
    }

    /// <summary>Pixels of a photo in OKLab, row by row, those that count.</summary>
    private sealed record Sample(Vector3[][] Rows)
    {
        public static Sample Of(RgbaImage photo, Func<(int X, int Y), bool> counts)
        {
            var step = Math.Max(1, Math.Max(photo.Width, photo.Height) / SampleSide);
            var rows = new List<Vector3[]>();
            for (var y = 0; y < photo.Height; y += step)
                rows.Add(Row(photo, y, step, counts));
            return new Sample([.. rows]);
        }

        /// <summary>The pixels of one of <paramref name="of"/> bands of the rows that have any.</summary>
        public Vector3[] Band(int band, int of)
        {
            var last = Array.FindLastIndex(Rows, row => row.Length > 0) + 1;
            var from = Math.Min(band * last / of, Math.Max(0, last - 1));
            var to = Math.Max(from + 1, (band + 1) * last / of);
            return [.. Rows[from..Math.Min(to, Rows.Length)].SelectMany(row => row)];
        }

        private static Vector3[] Row(RgbaImage photo, int y, int step, Func<(int X, int Y), bool> counts)
        {
            var pixels = new List<Vector3>();
            Span<float> srgb = stackalloc float[3];
            Span<float> lab = stackalloc float[3];
            for (var x = 0; x < photo.Width; x += step)
            {
                if (!counts((x, y)))
                    continue;
                for (var channel = 0; channel < 3; channel++)
                    srgb[channel] = photo.Pixels[(y * photo.Width + x) * 4 + channel] / 255f;
                OklabColour.FromSrgb(srgb, lab);
                pixels.Add(new Vector3(lab[0], lab[1], lab[2]));
            }
            return [.. pixels];
        }
    }
}
