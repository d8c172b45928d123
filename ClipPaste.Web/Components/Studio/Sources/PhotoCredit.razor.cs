using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Sources;

/// <summary>Who made a photo, under which licence, and where it is from.</summary>
public sealed partial class PhotoCredit
{
    /// <summary>The photo's id.</summary>
    [Parameter, EditorRequired]
    public string Photo { get; set; } = "";

    /// <summary>Whether there is little room; the links are then no stops for the Tab key, for a closer look shows them too.</summary>
    [Parameter]
    public bool Brief { get; set; }

    [Inject]
    private PhotoCatalogue Catalogue { get; set; } = null!;

    private Credit? Credit => Catalogue.Find(Photo)?.Credit;

    private string? LicenceAddress => WebAddress(Credit?.LicenceAddress);

    private string? SourceAddress => WebAddress(Credit?.Source);

    private string? Stop => Brief ? "-1" : null;

    // What stands in a manifest is not trusted with other schemes.
    private static string? WebAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? text : null;
}
