using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Shares.Pages;

/// <summary>What somebody sees who has a link: the picture, how it came to be, and whose photos are in it.</summary>
public sealed partial class SharePage : SharePart
{
    private string Title => Collage.Title ?? T["Untitled"];

    private string Site => $"{Context.Request.Scheme}://{Context.Request.Host}";

    private string Picture => $"{Address}/picture.jpg?v={Collage.Version}";

    private (int Width, int Height) Size => new CanvasShape(Collage.State.Aspect).Pixels(SharePictures.OnPage);

    private bool HasLapse => Collage.Run is not null;

    private bool IsLive => Collage.Session is not null;

    private string Alt => Collage.Title is { } title ? T["Alt", title] : T["AltUntitled", Collage.State.Pieces.Length];

    private string TagText => Collage.Prompt ?? T["TagText"];
}
