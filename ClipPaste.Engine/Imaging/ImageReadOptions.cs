namespace ClipPaste.Engine.Imaging;

/// <summary>How a picture file is read.</summary>
public sealed record ImageReadOptions
{
    /// <summary>Full size, colours managed, the usual limits.</summary>
    public static ImageReadOptions Default { get; } = new();

    /// <summary>What the file may cost.</summary>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;

    /// <summary>
    /// A picture with a longer side is scaled down, antialiased, until that side has this many pixels; null keeps every pixel.
    /// </summary>
    public int? MaxLongSide { get; init; }

    /// <summary>How the file's colours become sRGB.</summary>
    public ColourHandling Colours { get; init; }

    /// <summary>Whether a picture that is scaled down may be filtered a little less finely for the sake of memory.</summary>
    public bool SparesMemory { get; init; }
}

/// <summary>How a file's colours become sRGB.</summary>
public enum ColourHandling
{
    /// <summary>By the embedded ICC profile, else by the standard profile of the file's colour space: right for the eye.</summary>
    Managed,

    /// <summary>
    /// As Pillow's <c>convert("RGB")</c>, which the published vision models were trained with: profiles ignored, CMYK to
    /// <c>255 - min(255, ink + black)</c>, 16 bits cut to the upper 8.
    /// </summary>
    Plain,
}

/// <summary>What a picture file says of itself.</summary>
/// <param name="Format">Kind of file, by its signature.</param>
/// <param name="Width">Width in pixels, after orientation.</param>
/// <param name="Height">Height in pixels, after orientation.</param>
public sealed record ImageHeader(ImageFormat Format, int Width, int Height);
