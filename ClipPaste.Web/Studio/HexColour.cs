using System.Globalization;
using System.Numerics;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Web.Studio;

/// <summary>Colours between OKLab and the <c>#rrggbb</c> (sRGB) of browsers.</summary>
internal static class HexColour
{
    private const float Largest = 255;

    /// <summary>The nearest that a display shows.</summary>
    public static string Of(Vector3 lab)
    {
        Span<float> colour = [lab.X, lab.Y, lab.Z];
        OklabColour.ToSrgb(colour, colour);
        return $"#{Byte(colour[0]):x2}{Byte(colour[1]):x2}{Byte(colour[2]):x2}";
    }

    /// <summary>The colour in OKLab; null for a text of another form.</summary>
    public static Vector3? Read(string? text)
    {
        if (text is not { Length: 7 } || text[0] != '#' || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
            return null;
        Span<float> colour = [(number >> 16) / Largest, (number >> 8 & 0xff) / Largest, (number & 0xff) / Largest];
        OklabColour.FromSrgb(colour, colour);
        return new Vector3(colour[0], colour[1], colour[2]);
    }

    private static byte Byte(float value) => (byte)Math.Round(value * Largest);
}
