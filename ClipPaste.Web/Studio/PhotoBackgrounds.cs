using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Web.Studio;

/// <summary>Backgrounds taken from the photos behind a collage's pieces.</summary>
internal static class PhotoBackgrounds
{
    /// <summary>Most backgrounds that are offered.</summary>
    public const int Most = 6;

    /// <summary>Finds them: skies and grounds around scenery first, then the colours of the other photos. Reads the photos, so it takes a while.</summary>
    /// <param name="document">The collage; photos that are gone are left out.</param>
    /// <param name="token">Ends the search.</param>
    /// <exception cref="ImageFormatException">A photo is damaged.</exception>
    public static ImmutableArray<Background> Of(CollageDocument document, CancellationToken token)
    {
        var palette = new Palette(new RunOptions().ChromaLimit);
        var photos = document.Pieces.OrderBy(piece => piece.Role).DistinctBy(piece => piece.Cutout.Photo.Id).Where(piece => File.Exists(piece.Cutout.Photo.Path)).Take(Most);
        var found = ImmutableArray.CreateBuilder<Background>();
        foreach (var piece in photos)
        {
            token.ThrowIfCancellationRequested();
            var photo = ImageReader.Read(piece.Cutout.Photo.Path);
            found.Add(piece.Role == PieceRole.Subject ? palette.Airy(photo) : palette.Around(piece.Cutout, photo));
        }
        return [.. found.Distinct()];
    }
}
