using System.Runtime.Intrinsics;

namespace ClipPaste.Engine.Rasters;

/// <summary>An affine map of display colours, applied to each pixel of a view: a 3 x 3 matrix and an offset.</summary>
/// <param name="FromRed">What a unit of red adds to R, G and B.</param>
/// <param name="FromGreen">What a unit of green adds to R, G and B.</param>
/// <param name="FromBlue">What a unit of blue adds to R, G and B.</param>
/// <param name="Offset">What every pixel gets.</param>
public readonly record struct ColourTransform(
    (float R, float G, float B) FromRed,
    (float R, float G, float B) FromGreen,
    (float R, float G, float B) FromBlue,
    (float R, float G, float B) Offset)
{
    /// <summary>The map that changes nothing.</summary>
    public static ColourTransform Identity { get; } = new((1, 0, 0), (0, 1, 0), (0, 0, 1), default);

    /// <summary>
    /// Hue, then saturation, contrast and brightness, all as one map. Contrast turns about mid-grey (0.5), so that the map does not depend
    /// on the picture.
    /// </summary>
    /// <param name="brightness">Factor of every channel; 1 changes nothing.</param>
    /// <param name="contrast">Factor of the distance from mid-grey.</param>
    /// <param name="saturation">Factor of the distance from the pixel's own luma (Rec. 601 weights).</param>
    /// <param name="hue">Rotation about the grey axis, in turns.</param>
    public static ColourTransform Jitter(double brightness, double contrast, double saturation, double hue)
    {
        var turn = 2 * Math.PI * hue;
        var (sin, cos) = Math.SinCos(turn);
        // Rodrigues' formula about (1, 1, 1) / sqrt 3.
        var (same, mean, side) = (cos, (1 - cos) / 3, sin / Math.Sqrt(3));
        Span<double> columns =
        [
            same + mean, mean + side, mean - side,
            mean - side, same + mean, mean + side,
            mean + side, mean - side, same + mean,
        ];
        var gain = brightness * contrast;
        for (var i = 0; i < columns.Length; i += 3)
        {
            var luma = 0.299 * columns[i] + 0.587 * columns[i + 1] + 0.114 * columns[i + 2];
            for (var channel = i; channel < i + 3; channel++)
                columns[channel] = gain * (luma + saturation * (columns[channel] - luma));
        }
        var offset = (float)(brightness * (1 - contrast) * 0.5);
        return new(Column(columns, 0), Column(columns, 1), Column(columns, 2), (offset, offset, offset));
    }

    internal static Vector128<float> Vector((float R, float G, float B) column) => Vector128.Create(column.R, column.G, column.B, 0);

    private static (float R, float G, float B) Column(ReadOnlySpan<double> columns, int i) =>
        ((float)columns[3 * i], (float)columns[3 * i + 1], (float)columns[3 * i + 2]);
}
