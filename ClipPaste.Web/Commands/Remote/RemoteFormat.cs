using ClipPaste.Web.Work;

namespace ClipPaste.Web.Commands;

/// <summary>The format that a file name asks for.</summary>
internal static class RemoteFormat
{
    /// <summary>The format of a name that was checked to be a picture's.</summary>
    public static ExportFormat Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".png" => ExportFormat.Png,
        ".webp" => ExportFormat.WebP,
        _ => ExportFormat.Jpeg,
    };
}
