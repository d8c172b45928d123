using System.Text;

namespace ClipPaste.Web.Work;

/// <summary>Names and types of exported files.</summary>
internal static class ExportName
{
    private const int LongestTitle = 60;
    private const string Untitled = "collage";

    /// <summary>A file name that every system takes: the letters and digits of the title with hyphens between, the size, the
    /// ending.</summary>
    public static string Of(string title, ExportOptions options) => $"{Slug(title)}{SizeOf(options)}{EndingOf(options.Format)}";

    /// <summary>A file name of the same kind with an ending of its own.</summary>
    public static string Of(string title, string ending) => Slug(title) + ending;

    /// <summary>The media type of a format.</summary>
    public static string TypeOf(ExportFormat format) => format switch
    {
        ExportFormat.Png => "image/png",
        ExportFormat.Jpeg => "image/jpeg",
        ExportFormat.WebP or ExportFormat.AnimatedWebP => "image/webp",
        ExportFormat.Pdf => "application/pdf",
        ExportFormat.OpenRaster => "image/openraster",
        ExportFormat.Svg => "image/svg+xml",
        ExportFormat.WebM => "video/webm",
        ExportFormat.Mp4 => "video/mp4",
        ExportFormat.Credits => "text/markdown; charset=utf-8",
        ExportFormat.CreditsPage => "text/html; charset=utf-8",
        ExportFormat.CreditsText => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };

    private static string SizeOf(ExportOptions options) => options switch
    {
        { Print: { } print, IsPicture: true } => $"-{Slug(print.Paper)}-{print.Dpi}dpi",
        { Film: { } film, IsFilm: true } => $"-{film.Seconds}s-{film.Lines}",
        { IsPicture: true } or { IsLayered: true } => $"-{options.LongSide}",
        _ => "",
    };

    private static string EndingOf(ExportFormat format) => format switch
    {
        ExportFormat.Png => ".png",
        ExportFormat.Jpeg => ".jpg",
        ExportFormat.WebP or ExportFormat.AnimatedWebP => ".webp",
        ExportFormat.Pdf => ".pdf",
        ExportFormat.OpenRaster => ".ora",
        ExportFormat.Svg => ".svg",
        ExportFormat.WebM => ".webm",
        ExportFormat.Mp4 => ".mp4",
        ExportFormat.Credits => ".credits.md",
        ExportFormat.CreditsPage => ".credits.html",
        ExportFormat.CreditsText => ".credits.txt",
        _ => ".clippaste",
    };

    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            if (slug.Length >= LongestTitle)
                break;
            if (Rune.IsLetterOrDigit(rune))
                slug.Append(Rune.ToLowerInvariant(rune));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        return text.Length > 0 ? text : Untitled;
    }
}
