using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Shares;

/// <summary>Finds the pictures of shared collages; each version is drawn once. Safe to use from any thread.</summary>
internal sealed class SharePictures(ShareStore store, ObjectStore objects, ViewerPictures pictures, WorkLanes lanes)
{
    /// <summary>Long side of the picture on the page, in pixels.</summary>
    public const int OnPage = ViewerPictures.OnPage;

    /// <summary>Long side of the picture to download, in pixels.</summary>
    public const int ToKeep = 4096;

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
        return await pictures.OnceAsync($"share {collage.Link.Id} {side} {collage.Version}", side == OnPage ? lanes.Pictures : lanes.Exports, () => Draw(collage, side));
    }

    private string Draw(SharedCollage collage, int side)
    {
        var picture = pictures.Draw(collage.State, side, collage.Title, collage.Allows(ShareRights.Prompt | ShareRights.Recipe));
        store.KeepPicture(collage.Link, side, collage.Version, picture);
        return picture;
    }
}
