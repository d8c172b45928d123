using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ClipPaste.Web.Photos;

/// <summary>Reads what a part of a request says of itself.</summary>
internal static class MultipartNames
{
    /// <summary>The name of the file in a part, without folders; null where the part holds no file.</summary>
    public static string? FileName(this MultipartSection section)
    {
        if (section.GetContentDispositionHeader() is not { } disposition || !disposition.IsFileDisposition())
            return null;
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        var text = name.Value?.Trim('"') ?? "";
        return text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
    }
}
