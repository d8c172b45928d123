using System.Collections.Concurrent;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Photos;

/// <summary>Small pictures of photos, as WebP: made at the first request on the lane for pictures, then kept. Safe to use from any thread.</summary>
/// <param name="store">Remembers which have been made.</param>
/// <param name="objects">Keeps them.</param>
/// <param name="lanes">Where they are made.</param>
internal sealed class PhotoPreviews(PhotoStore store, ObjectStore objects, WorkLanes lanes)
{
    /// <summary>Longer side of a picture in a list, in pixels.</summary>
    public const int Thumb = 360;

    /// <summary>Longer side of a picture that is looked at by itself, in pixels.</summary>
    public const int View = 1600;

    private const int Quality = 82;

    private readonly ConcurrentDictionary<(string Photo, int Side), Lazy<Task<string>>> _making = new();

    /// <summary>The picture of a photo; smaller photos are not enlarged.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="side">Longer side in pixels at most: <see cref="Thumb"/> or <see cref="View"/>.</param>
    /// <returns>Hash of the stored picture.</returns>
    /// <exception cref="LaneFullException">Too many others are waiting.</exception>
    /// <exception cref="IOException">The photo is gone, or the disk is full.</exception>
    /// <exception cref="ImageFormatException">The photo's file is damaged.</exception>
    public async Task<string> FindOrMakeAsync(SourcePhoto photo, int side)
    {
        if (store.Preview(photo.Id, side) is { } kept && objects.Find(kept) is not null)
            return kept;
        var key = (photo.Id, side);
        var making = _making.GetOrAdd(key, _ => new(() => lanes.Pictures.Run(_ => Make(photo, side))));
        try
        {
            return await making.Value;
        }
        finally
        {
            _making.TryRemove(new(key, making));
        }
    }

    private string Make(SourcePhoto photo, int side)
    {
        var image = ImageReader.Read(photo.Path, new ImageReadOptions { MaxLongSide = side });
        using var bytes = new MemoryStream();
        ImageWriter.Write(image, bytes, ImageFormat.WebP, quality: Quality);
        var hash = objects.Put(bytes.ToArray());
        store.KeepPreview(photo.Id, side, hash);
        return hash;
    }
}
