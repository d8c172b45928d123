using Microsoft.AspNetCore.Mvc;

namespace ClipPaste.Web.Gallery;

/// <summary>What the page asks for, as it stands in an address.</summary>
/// <param name="Q">The search.</param>
/// <param name="Folder">A folder's id.</param>
/// <param name="Show"><c>starred</c> or <c>published</c>; anything else for all.</param>
/// <param name="After">Key after which a page begins.</param>
/// <param name="Until">Key with which it ends.</param>
internal sealed record GalleryQuery(
    [property: FromQuery(Name = "q")] string? Q = null, [property: FromQuery(Name = "folder")] string? Folder = null, [property: FromQuery(Name = "show")] string? Show = null,
    [property: FromQuery(Name = "after")] string? After = null, [property: FromQuery(Name = "until")] string? Until = null)
{
    /// <summary>Which collages it asks for.</summary>
    public GalleryFilter Filter => new(Q ?? "", string.IsNullOrEmpty(Folder) ? null : Folder, Starred: Show == "starred", Published: Show == "published");

    /// <summary>Where the page begins.</summary>
    public GalleryKey From => GalleryKey.Read(After) ?? GalleryKey.First;

    /// <summary>Where it ends; null where it is as long as pages are.</summary>
    public GalleryKey? To => GalleryKey.Read(Until);

    /// <summary>How many collages it has at most; one that is known to end somewhere may have grown meanwhile.</summary>
    public int Limit => To is null ? GalleryOutline.PageLength : GalleryStore.MostAtOnce;
}
