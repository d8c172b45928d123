using ClipPaste.Engine.Sources;

namespace ClipPaste.Web.Api;

/// <summary>A photo, with what must be said wherever it is shown.</summary>
/// <param name="Id">Its id: the same photo has the same everywhere.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Own">Whether it was sent to the studio, and is not of its library.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Who made it; unknown where nobody says.</param>
/// <param name="Licence">The licence's short name.</param>
/// <param name="LicenceAddress">Where the licence can be read; null where it has no address.</param>
/// <param name="Source">Where it is from: an address, or the name of the file that was sent.</param>
/// <param name="Picture">Address of its picture.</param>
internal sealed record PhotoAnswer(
    string Id, int Width, int Height, bool Own, string Title, string Author, string Licence, string? LicenceAddress, string Source, string Picture)
{
    /// <summary>A photo of the catalogue.</summary>
    public static PhotoAnswer Of(SourcePhoto photo)
    {
        var credit = photo.Credit;
        return new PhotoAnswer(
            photo.Id, photo.Width, photo.Height, PhotoPages.IsOwn(photo), credit.Title, credit.Author, credit.Licence, credit.LicenceAddress, credit.Source,
            PhotoEndpoints.PictureOf(photo.Id));
    }
}
