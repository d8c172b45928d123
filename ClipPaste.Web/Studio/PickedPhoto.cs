namespace ClipPaste.Web.Studio;

/// <summary>A photo that was taken for a phrase.</summary>
/// <param name="Photo">The photo's id.</param>
/// <param name="Phrase">The phrase's text.</param>
internal sealed record PickedPhoto(string Photo, string Phrase)
{
    /// <summary>Most picks in a project.</summary>
    public const int Most = 200;
}
