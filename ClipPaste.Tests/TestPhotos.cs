using ClipPaste.Engine.Models;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Tests;

/// <summary>Photos of the starter library, as tests take them.</summary>
internal static class TestPhotos
{
    /// <summary>The photos whose file names hold one of <paramref name="names"/>.</summary>
    public static async Task<SourcePhoto[]> OfLibrary(params string[] names)
    {
        var photos = new List<SourcePhoto>();
        var library = new PhotoLibrary(Installation.Library, warning => Assert.Fail(warning));
        await foreach (var photo in library.FindAsync(new KeyPhrase("photo", 1), 1000, CancellationToken.None))
        {
            if (names.Any(name => photo.Path.Contains(name, StringComparison.Ordinal)))
                photos.Add(photo);
        }
        return [.. photos];
    }
}
