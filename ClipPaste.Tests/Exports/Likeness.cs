using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Exports;

/// <summary>How much two pictures are alike.</summary>
internal static class Likeness
{
    /// <summary>Peak signal-to-noise ratio of the colours, in decibels.</summary>
    public static double Decibels(RgbaImage a, RgbaImage b)
    {
        Assert.Equal((a.Width, a.Height), (b.Width, b.Height));
        double sum = 0;
        for (var i = 0; i < a.Pixels.Length; i++)
        {
            if (i % 4 != 3)
                sum += Math.Pow(a.Pixels[i] - b.Pixels[i], 2);
        }
        return 10 * Math.Log10(255 * 255 / Math.Max(1e-9, sum / (a.Pixels.Length / 4 * 3)));
    }

    /// <summary>Lays a picture over another, straight alpha.</summary>
    public static void Over(RgbaImage below, RgbaImage layer, int left, int top, double opacity)
    {
        for (var y = Math.Max(0, -top); y < layer.Height && y + top < below.Height; y++)
        {
            for (var x = Math.Max(0, -left); x < layer.Width && x + left < below.Width; x++)
            {
                var from = layer.Row(y).Slice(x * 4, 4);
                var to = below.Row(y + top).Slice((x + left) * 4, 4);
                var alpha = from[3] / 255.0 * opacity;
                for (var c = 0; c < 3; c++)
                    to[c] = (byte)Math.Round(to[c] * (1 - alpha) + from[c] * alpha);
            }
        }
    }
}
