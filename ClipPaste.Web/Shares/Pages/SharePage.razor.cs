using ClipPaste.Engine.Collage;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Shares.Pages;

/// <summary>What somebody sees who has a link: the picture, how it came to be, and whose photos are in it.</summary>
public sealed partial class SharePage : SharePart
{
    [Inject]
    private ShareFilms Films { get; set; } = null!;

    // What kind of file it is.
    private string? Film { get; set; }

    private string Title => Collage.Title ?? T["Untitled"];

    private string Site => $"{Context.Request.Scheme}://{Context.Request.Host}";

    private string Picture => $"{Address}/picture.jpg?v={Collage.Version}";

    private (int Width, int Height) Size => new CanvasShape(Collage.State.Aspect).Pixels(SharePictures.OnPage);

    private bool HasLapse => Collage.Run is not null;

    private bool IsLive => Collage.Session is not null;

    private string Alt => Collage.Title is { } title ? T["Alt", title] : T["AltUntitled", Collage.State.Pieces.Length];

    private string TagText => Collage.Prompt ?? T["TagText"];

    /// <inheritdoc/>
    protected override void OnInitialized() => Film = Films.Of(Collage) is { Export.Name: var name } ? Path.GetExtension(name).TrimStart('.').ToUpperInvariant() : null;
}
