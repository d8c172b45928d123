using System.Collections.Immutable;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Components.Studio.Sources;

/// <summary>A photo as it is offered for a phrase.</summary>
/// <param name="Photo">The photo.</param>
/// <param name="Share">Its score as a part of the best one's of the phrase, 0 to 1; null for photos that were not judged.</param>
/// <param name="Fits">Whether it is offered at once: it shows the thing, or its user has brought it.</param>
internal sealed record PhotoTile(SourcePhoto Photo, double? Share, bool Fits)
{
    /// <summary>The tiles of a phrase: what its user brought, what fits, then the rest, each the best first. Photos that are gone are left out.</summary>
    /// <param name="found">What the search found; null before it has looked for the phrase.</param>
    /// <param name="joined">Ids of photos that belong to the phrase although no search found them.</param>
    /// <param name="find">Finds a photo by its id.</param>
    public static ImmutableArray<PhotoTile> Of(FoundPhrase? found, IEnumerable<string> joined, Func<string, SourcePhoto?> find)
    {
        var ranked = found?.Photos ?? [];
        var best = ranked.IsEmpty ? 0 : ranked.Max(photo => photo.Score);
        var known = ranked.Select(photo => photo.Photo).ToHashSet();
        var brought = joined.Where(id => !known.Contains(id)).Distinct().Select(find).OfType<SourcePhoto>().Select(photo => new PhotoTile(photo, null, true));
        var judged = from photo in ranked
                     orderby photo.Fits descending, photo.Score descending
                     let source = find(photo.Photo)
                     where source is not null
                     select new PhotoTile(source, best > 0 ? Math.Clamp(photo.Score / best, 0, 1) : null, photo.Fits);
        return [.. brought, .. judged];
    }
}
