using System.Collections.Immutable;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Studio;

/// <summary>Which stored objects a project cannot be shown without.</summary>
internal static class ProjectObjects
{
    /// <summary>The hashes of all objects that a state names, each once: pictures of cut-outs, and photos that were sent to the studio.</summary>
    public static ImmutableHashSet<string> Of(ProjectState state) =>
    [
        .. state.Cutouts.SelectMany(cutout => new[] { cutout.Image, cutout.Texture, cutout.Photo })
            .Concat(state.Picks.Select(pick => pick.Photo))
            // Photos of the library look alike; they are no stored objects, and to name them does no harm.
            .Where(ObjectStore.IsHash),
    ];
}
