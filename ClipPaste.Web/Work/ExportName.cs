using System.Text;

namespace ClipPaste.Web.Work;

/// <summary>Names and types of exported files.</summary>
internal static class ExportName
{
    private const int LongestTitle = 60;
    private const string Untitled = "collage";

    /// <summary>A file name that every system takes: the letters and digits of the title with hyphens between, the size, the
    /// ending.</summary>
    public static string Of(string title, ExportOptions options) => options.Format switch
    {
        ExportFormat.Png => $"{Slug(title)}-{options.LongSide}.png",
        ExportFormat.Jpeg => $"{Slug(title)}-{options.LongSide}.jpg",
        ExportFormat.WebP => $"{Slug(title)}-{options.LongSide}.webp",
        ExportFormat.Credits => $"{Slug(title)}.credits.md",
        _ => $"{Slug(title)}.clippaste",
    };

    /// <summary>A file name of the same kind with an ending of its own.</summary>
    public static string Of(string title, string ending) => Slug(title) + ending;

    /// <summary>The media type of a format.</summary>
    public static string TypeOf(ExportFormat format) => format switch
    {
        ExportFormat.Png => "image/png",
        ExportFormat.Jpeg => "image/jpeg",
        ExportFormat.WebP => "image/webp",
        ExportFormat.Credits => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
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
