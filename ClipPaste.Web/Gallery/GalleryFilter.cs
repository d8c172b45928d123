namespace ClipPaste.Web.Gallery;

/// <summary>Which collages of a gallery are shown.</summary>
/// <param name="Search">Beginnings of words of the title or the prompt; empty for all.</param>
/// <param name="Folder">Id of a folder; null for all.</param>
/// <param name="Starred">Only those with a star.</param>
/// <param name="Published">Only those that everybody sees.</param>
public sealed record GalleryFilter(string Search = "", string? Folder = null, bool Starred = false, bool Published = false)
{
    /// <summary>Longest search, in characters; what comes after is not looked for.</summary>
    public const int LongestSearch = 200;
}
