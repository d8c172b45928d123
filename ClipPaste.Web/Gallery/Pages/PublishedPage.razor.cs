using ClipPaste.Engine.Collage;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;

namespace ClipPaste.Web.Gallery.Pages;

/// <summary>A published collage as everybody sees it; its owner can take it back here. Is drawn once, on the server.</summary>
public sealed partial class PublishedPage
{
    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    private PublicationStore Store { get; set; } = null!;

    private Publication Shown => Context.Features.GetRequiredFeature<Publication>();

    private bool IsMine { get; set; }

    private string Title => Shown.Title.Length > 0 ? Shown.Title : T["Untitled"];

    private string Site => $"{Context.Request.Scheme}://{Context.Request.Host}";

    private string Address => PublishedAddress.Of(Shown.Project);

    private string Picture => PublishedAddress.Picture(Shown.Project, Shown.Number);

    private (int Width, int Height) Size => new CanvasShape(Shown.State.Aspect).Pixels(ViewerPictures.OnPage);

    private string Alt => Shown.Title.Length > 0 ? T["Alt", Shown.Title] : T["AltUntitled", Shown.State.Pieces.Length];

    private string TagText => Shown.Prompt.Length > 0 ? Shown.Prompt : T["TagText"];

    /// <inheritdoc/>
    protected override void OnInitialized() => IsMine = Store.IsOf(Context.Caller(), Shown.Project);
}
