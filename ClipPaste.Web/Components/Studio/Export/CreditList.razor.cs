using System.Collections.Immutable;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Export;

/// <summary>Who made the photos that the collage shows, and what they ask for.</summary>
public sealed partial class CreditList
{
    private static readonly ExportFormat[] Sheets = [ExportFormat.CreditsPage, ExportFormat.CreditsText, ExportFormat.Credits];

    private bool _read;

    [Inject]
    private ExportWork Work { get; set; } = null!;

    [Inject]
    private PhotoCatalogue Catalogue { get; set; } = null!;

    private ImmutableArray<SourcePhoto> Photos => _read ? PhotosUsed.Of(State, Catalogue.Find) : [];

    private Credit? ShareAlike => Photos.Select(photo => photo.Credit).FirstOrDefault(CreditSheet.IsShareAlike);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Until the library has been read a look at it would hold the page up.
        await Catalogue.ReadyAsync();
        _read = true;
    }

    private void Start(ExportFormat format) => _ = Work.Start(Session, new ExportOptions(format));

    private static string? AddressOf(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") ? address.ToString() : null;
}
