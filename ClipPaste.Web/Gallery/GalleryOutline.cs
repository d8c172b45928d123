using System.Collections.Immutable;

namespace ClipPaste.Web.Gallery;

/// <summary>How long a gallery is and where its pages end, so that any of them can be asked for at once.</summary>
/// <param name="Count">Number of collages.</param>
/// <param name="Marks">Key of the last collage of each full page.</param>
internal sealed record GalleryOutline(int Count, ImmutableArray<string> Marks)
{
    /// <summary>Collages of a page.</summary>
    public const int PageLength = 100;
}
