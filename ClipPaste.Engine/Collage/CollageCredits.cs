using System.Collections.Immutable;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Collage;

/// <summary>Who must be named wherever a collage is shown.</summary>
public static class CollageCredits
{
    /// <summary>The photos used, each once, in the order in which they were first placed.</summary>
    public static ImmutableArray<SourcePhoto> Of(CollageDocument document) =>
        [.. document.Pieces.Select(piece => piece.Cutout.Photo).DistinctBy(photo => photo.Id)];

    /// <summary>What an exported picture says of itself: the prompt as its title and every photo's author and
    /// licence.</summary>
    public static ImageMetadata Metadata(CollageDocument document) => new(
        Title: document.Prompt,
        Author: string.Join("; ", Of(document).Select(photo => photo.Credit.Author).Distinct()),
        Copyright: string.Join("; ", Of(document).Select(photo => $"{photo.Credit.Title} by {photo.Credit.Author} ({photo.Credit.Licence})")),
        Description: $"Collage of {document.Pieces.Length} pieces for \"{document.Prompt}\", seed {document.Seed}, judged by {document.Model}",
        Software: "ClipPaste");
}
