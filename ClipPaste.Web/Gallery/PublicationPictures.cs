using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Gallery;

/// <summary>Finds the pictures of what is published; they are drawn when somebody looks first. Safe to use from any thread.</summary>
internal sealed class PublicationPictures(PublicationStore store, ObjectStore objects, ViewerPictures pictures, WorkLanes lanes)
{
    private const int SmallSide = 480;

    /// <summary>A picture of what is published.</summary>
    /// <param name="publication">What is published.</param>
    /// <param name="small">The one in the gallery; else the one on its page.</param>
    /// <returns>Hash of the stored picture.</returns>
    /// <exception cref="LaneFullException">Too many others are waiting.</exception>
    /// <exception cref="IOException">A cut-out is gone, or the disk is full.</exception>
    /// <exception cref="Engine.Imaging.ImageFormatException">A cut-out is damaged.</exception>
    public async Task<string> FindOrDrawAsync(Publication publication, bool small)
    {
        if (store.Picture(publication.Number, small) is { } kept && objects.Find(kept) is not null)
            return kept;
        return await pictures.OnceAsync($"publication {publication.Number} {small}", lanes.Pictures, () => Draw(publication, small));
    }

    private string Draw(Publication publication, bool small)
    {
        var picture = pictures.Draw(
            publication.State, small ? SmallSide : ViewerPictures.OnPage, publication.Title.Length > 0 ? publication.Title : null, tellsRecipe: false);
        store.KeepPicture(publication, small, picture);
        return picture;
    }
}
