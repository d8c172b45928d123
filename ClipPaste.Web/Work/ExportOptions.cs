using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Work;

/// <summary>What is exported.</summary>
/// <param name="Format">Kind of file.</param>
/// <param name="LongSide">Long side of a picture in pixels, <see cref="SmallestSide"/> to <see cref="LargestSide"/>.</param>
/// <param name="Transparent">Leave the background out; not for JPEG.</param>
/// <param name="Quality">1 to 100, for JPEG and WebP.</param>
internal sealed record ExportOptions(ExportFormat Format, int LongSide = 2048, bool Transparent = false, int Quality = 92)
{
    /// <summary>Shortest long side of a picture, in pixels.</summary>
    public const int SmallestSide = 64;

    /// <summary>Longest side of a picture, in pixels.</summary>
    public const int LargestSide = CollageRenderer.LargestSide;

    /// <summary>Whether a picture is exported, and not words about it or the project.</summary>
    public bool IsPicture => Format is ExportFormat.Png or ExportFormat.Jpeg or ExportFormat.WebP;
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
}
