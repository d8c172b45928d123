using System.Collections.Immutable;
using ClipPaste.Web.Gallery;

namespace ClipPaste.Web.Api;

/// <summary>A page of collages.</summary>
/// <param name="Items">The one changed last first.</param>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
internal sealed record ProjectList(ImmutableArray<ProjectListItem> Items, string? Next);

/// <summary>A collage in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name or, without one, its sentence; may be empty.</param>
/// <param name="Changed">When it was changed last.</param>
/// <param name="Starred">Whether it has a star.</param>
/// <param name="Folder">Id of its folder; null for none.</param>
/// <param name="Published">Whether everybody sees it.</param>
internal sealed record ProjectListItem(string Id, string Title, DateTimeOffset Changed, bool Starred, string? Folder, bool Published)
{
    /// <summary>A collage of the gallery.</summary>
    public static ProjectListItem Of(GalleryItem item) =>
        new(item.Id, item.Title, DateTimeOffset.FromUnixTimeMilliseconds(item.At), item.Starred, item.Folder, item.Published);
}
