using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Shares;

/// <summary>
/// Photos as viewers hear of them: with their credits, but of photos that somebody has sent in without the file's name, which may tell more than
/// its sender thinks. Safe to use from any thread.
/// </summary>
internal sealed class SharePhotos(PhotoCatalogue catalogue, IStringLocalizer<ShareTexts> texts)
{
    /// <summary>A photo by its id; one that is gone has neither file nor author.</summary>
    public SourcePhoto Find(string id) => catalogue.Find(id) switch
    {
        null => new SourcePhoto(id, "", 1, 1, Unnamed(), []),
        { Credit.Licence: PhotoCatalogue.OwnLicence } own => own with { Credit = Unnamed() },
        { } photo => photo,
    };

    /// <summary>The photos that a collage shows, each once.</summary>
    public IEnumerable<SourcePhoto> Of(ProjectState state)
    {
        var cutouts = state.Cutouts.ToDictionary(cutout => cutout.Id);
        return state.Pieces.Select(piece => cutouts[piece.Cutout].Photo).Distinct().Select(Find);
    }

    private Credit Unnamed() => new(texts["OwnPhoto"], texts["OwnAuthor"], texts["OwnLicence"], "");
}
