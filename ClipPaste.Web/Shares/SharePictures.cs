using System.Collections.Concurrent;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Shares;

/// <summary>Draws the pictures of shared collages, each version once, with the credits in it and nothing that the link does not tell. Safe to use from any thread.</summary>
internal sealed class SharePictures(ShareStore store, ObjectStore objects, CollagePictures pictures, SharePhotos photos, WorkLanes lanes)
{
    /// <summary>Long side of the picture on the page, in pixels.</summary>
    public const int OnPage = 1600;

    /// <summary>Long side of the picture to download, in pixels.</summary>
    public const int ToKeep = 4096;

    private const int Quality = 88;

    private readonly CollageBuilder _builder = new(pictures, photos.Find);
    private readonly ConcurrentDictionary<(string Link, int Side, long Version), Lazy<Task<string>>> _drawing = new();

    /// <summary>The picture of a collage as JPEG.</summary>
    /// <param name="collage">What is shown.</param>
    /// <param name="side">Long side in pixels: <see cref="OnPage"/> or <see cref="ToKeep"/>.</param>
    /// <returns>Hash of the stored picture.</returns>
    /// <exception cref="LaneFullException">Too many others are waiting.</exception>
    /// <exception cref="IOException">A cut-out is gone, or the disk is full.</exception>
    /// <exception cref="ImageFormatException">A cut-out is damaged.</exception>
    public async Task<string> FindOrDrawAsync(SharedCollage collage, int side)
    {
        if (store.Picture(collage.Link.Id, side, collage.Version) is { } kept && objects.Find(kept) is not null)
            return kept;
        var key = (collage.Link.Id, side, collage.Version);
        var drawing = _drawing.GetOrAdd(key, _ => new(() => (side == OnPage ? lanes.Pictures : lanes.Exports).Run(_ => Draw(collage, side))));
        try
        {
            return await drawing.Value;
        }
        finally
        {
            _drawing.TryRemove(new(key, drawing));
        }
    }

    private string Draw(SharedCollage collage, int side)
    {
        var (width, height) = new CanvasShape(collage.State.Aspect).Pixels(side);
        var document = _builder.Build(collage.State);
        var told = CollageCredits.Metadata(document);
        told = told with { Title = collage.Title, Description = collage.Allows(ShareRights.Prompt | ShareRights.Recipe) ? told.Description : null };
        using var file = new MemoryStream();
        ImageWriter.Write(CollageRenderer.Render(document, width, height, Environment.ProcessorCount), file, ImageFormat.Jpeg, told, Quality);
        var picture = objects.Put(file.ToArray());
        store.KeepPicture(collage.Link, side, collage.Version, picture);
        return picture;
    }
}
