using System.Collections.Immutable;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Pages;

/// <summary>What ClipPaste is, how it works, and whose work is in it. Needs no circuit.</summary>
public sealed partial class AboutPage
{
    // The photos in the picture of the start page: ids of the library.
    private static readonly string[] InPicture =
    [
        "3f608fa45c8a5b5084d2e8f7467dfabc74dff11ba561f262a10348859e73a602",
        "ab4a4932806d685c820383b6ad21f9e7d2bc6a5f742028d5640e2bec49dbcd08",
    ];

    private static readonly string[] Steps = ["Prompt", "Photos", "Cutouts", "Layouts", "Compose"];

    [Inject]
    private PhotoCatalogue Catalogue { get; set; } = null!;

    private ImmutableArray<Credit> Photos { get; set; } = [];

    private ImmutableArray<Credit> PictureCredits { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var all = await Catalogue.AllAsync();
        Photos = [.. all.Select(photo => photo.Credit).Where(credit => credit.LicenceAddress is not null).OrderBy(credit => credit.Title, StringComparer.OrdinalIgnoreCase)];
        PictureCredits = [.. InPicture.Select(id => Catalogue.Find(id)?.Credit).OfType<Credit>()];
    }

    // What stands in a manifest is not trusted with other schemes.
    private static Uri? WebAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
