using System.Collections.Concurrent;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Shares;

/// <summary>Draws pictures for the eyes of others: with the credits in them, and without what their viewers are not told. Safe to use from any thread.</summary>
internal sealed class ViewerPictures(ObjectStore objects, CollagePictures pictures, SharePhotos photos)
{
    /// <summary>Long side of the picture on a page, in pixels.</summary>
    public const int OnPage = 1600;

    private const int Quality = 88;

    private readonly CollageBuilder _builder = new(pictures, photos.Find);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _drawing = new();

    /// <summary>Draws a picture that several may ask for at the same time once for all of them.</summary>
    /// <param name="key">Tells it from all others.</param>
    /// <param name="lane">Where it waits for its turn.</param>
    /// <param name="draw">Draws and keeps it.</param>
    /// <returns>Hash of the stored picture.</returns>
    /// <exception cref="LaneFullException">Too many others are waiting.</exception>
    public async Task<string> OnceAsync(string key, WorkLane lane, Func<string> draw)
    {
        var drawing = _drawing.GetOrAdd(key, _ => new(() => lane.Run(_ => draw())));
        try
        {
            return await drawing.Value;
        }
        finally
        {
            _drawing.TryRemove(new(key, drawing));
        }
    }

    /// <summary>Draws a picture as JPEG.</summary>
    /// <param name="state">What is shown; see <see cref="SharedCollages.Shown"/>.</param>
    /// <param name="side">Long side in pixels.</param>
    /// <param name="title">The name that viewers may read; null for none.</param>
    /// <param name="tellsRecipe">Whether they may read the prompt and the key phrases in the picture.</param>
    /// <returns>Hash of the stored picture.</returns>
    /// <exception cref="IOException">A cut-out is gone, or the disk is full.</exception>
    /// <exception cref="ImageFormatException">A cut-out is damaged.</exception>
    public string Draw(ProjectState state, int side, string? title, bool tellsRecipe)
    {
        var (width, height) = new CanvasShape(state.Aspect).Pixels(side);
        var document = _builder.Build(state);
        var told = CollageCredits.Metadata(document);
        told = told with { Title = title, Description = tellsRecipe ? told.Description : null };
        using var file = new MemoryStream();
        ImageWriter.Write(CollageRenderer.Render(document, width, height, Environment.ProcessorCount), file, ImageFormat.Jpeg, told, Quality);
        return objects.Put(file.ToArray());
    }
}
