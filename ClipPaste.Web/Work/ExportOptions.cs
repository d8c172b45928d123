using System.Text.Json.Serialization;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Work;

/// <summary>What is exported.</summary>
/// <param name="Format">Kind of file.</param>
/// <param name="LongSide">Long side of a picture or of layers in pixels, <see cref="SmallestSide"/> to <see cref="LargestSide"/>.</param>
/// <param name="Transparent">Leave the background out; for PNG and WebP.</param>
/// <param name="Quality">1 to 100, for JPEG and WebP.</param>
internal sealed record ExportOptions(ExportFormat Format, int LongSide = 2048, bool Transparent = false, int Quality = 92)
{
    /// <summary>Shortest long side of a picture, in pixels.</summary>
    public const int SmallestSide = 64;

    /// <summary>Longest side of a picture, in pixels.</summary>
    public const int LargestSide = CollageRenderer.LargestSide;

    /// <summary>The sheet that a PNG, JPEG or PDF is for; null for the canvas as it is.</summary>
    public PrintChoice? Print { get; init; }

    /// <summary>The film that a time-lapse makes; null for the usual one.</summary>
    public FilmChoice? Film { get; init; }

    /// <summary>Whether a picture is exported, and not words about it, its layers or the project.</summary>
    [JsonIgnore]
    public bool IsPicture => Format is ExportFormat.Png or ExportFormat.Jpeg or ExportFormat.WebP or ExportFormat.Pdf;

    /// <summary>Whether a time-lapse is exported.</summary>
    [JsonIgnore]
    public bool IsFilm => Format is ExportFormat.AnimatedWebP or ExportFormat.WebM or ExportFormat.Mp4;

    /// <summary>Whether the pieces are exported as layers.</summary>
    [JsonIgnore]
    public bool IsLayered => Format is ExportFormat.OpenRaster or ExportFormat.Svg;
}

/// <summary>How a collage is printed.</summary>
/// <param name="Paper">Name of one of <see cref="Engine.Exports.PaperSize.All"/>.</param>
/// <param name="Dpi">Pixels to the inch: one of <see cref="Resolutions"/>.</param>
/// <param name="ToTheEdge">Fill the sheet and 3 mm around it, else leave a white border.</param>
internal sealed record PrintChoice(string Paper = "A4", int Dpi = 300, bool ToTheEdge = false)
{
    /// <summary>The resolutions offered.</summary>
    public static IReadOnlyList<int> Resolutions { get; } = [150, 300];
}

/// <summary>How long and large a time-lapse is.</summary>
/// <param name="Seconds">One of <see cref="Lengths"/>.</param>
/// <param name="Lines">Short side in pixels: one of <see cref="Sizes"/>.</param>
/// <param name="Run">The run that is shown; null for all of them, one after the other.</param>
internal sealed record FilmChoice(int Seconds = 10, int Lines = 720, string? Run = null)
{
    /// <summary>The lengths offered.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [5, 10, 20];

    /// <summary>The sizes offered.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [480, 720, 1080];
}

/// <summary>Kinds of files that are exported.</summary>
internal enum ExportFormat
{
    /// <summary>A picture without loss.</summary>
    Png,

    /// <summary>A small picture.</summary>
    Jpeg,

    /// <summary>A smaller picture.</summary>
    WebP,

    /// <summary>Who made the photos, as Markdown.</summary>
    Credits,

    /// <summary>A project file, which the command line renders too.</summary>
    Project,

    /// <summary>A sheet to print.</summary>
    Pdf,

    /// <summary>Layers for painting programs.</summary>
    OpenRaster,

    /// <summary>Layers for drawing programs.</summary>
    Svg,

    /// <summary>A time-lapse that is shown like a picture.</summary>
    AnimatedWebP,

    /// <summary>A time-lapse as free video.</summary>
    WebM,

    /// <summary>A time-lapse as the most common video.</summary>
    Mp4,

    /// <summary>Who made the photos, as a page for browsers.</summary>
    CreditsPage,

    /// <summary>Who made the photos, as plain text.</summary>
    CreditsText,
}
