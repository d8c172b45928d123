using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Shares.Pages;

/// <summary>Whose photos a collage shows, each with the piece that was cut from it, and what their licences ask for.</summary>
public sealed partial class ShareCredits
{
    /// <summary>Path below which the pieces' pictures are; null to show none.</summary>
    [Parameter]
    public string? Address { get; set; }

    [CascadingParameter]
    private ProjectState State { get; set; } = null!;

    [Inject]
    private SharePhotos Finder { get; set; } = null!;

    [Inject]
    private PhotoCatalogue Catalogue { get; set; } = null!;

    private (Credit Photo, string Texture)[] Photos { get; set; } = [];

    private Credit? ShareAlike => Photos.Select(photo => photo.Photo).FirstOrDefault(CreditSheet.IsShareAlike);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Until the library has been read a look at it would hold a thread up.
        await Catalogue.ReadyAsync();
        var cutouts = State.Cutouts.ToDictionary(cutout => cutout.Id);
        Photos = [.. State.Pieces.Select(piece => cutouts[piece.Cutout]).DistinctBy(cutout => cutout.Photo)
            .Select(cutout => (Finder.Find(cutout.Photo).Credit, cutout.Texture))];
    }

    // What stands in a manifest is not trusted with other schemes.
    private static Uri? WebAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
