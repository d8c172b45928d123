using System.Collections.Immutable;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Web.Studio;

/// <summary>Whose photos a collage shows.</summary>
internal static class PhotosUsed
{
    /// <summary>The photos of the visible pieces, each once, in the order in which they are painted.</summary>
    /// <param name="state">The project.</param>
    /// <param name="find">A photo by its id; null where it is gone.</param>
    public static ImmutableArray<SourcePhoto> Of(ProjectState state, Func<string, SourcePhoto?> find)
    {
        var photos = state.Cutouts.ToDictionary(cutout => cutout.Id, cutout => cutout.Photo, StringComparer.Ordinal);
        return [.. state.Pieces.Where(piece => !piece.Hidden).Select(piece => photos.GetValueOrDefault(piece.Cutout)).OfType<string>().Distinct().Select(find).OfType<SourcePhoto>()];
    }
}
