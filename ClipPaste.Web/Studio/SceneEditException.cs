namespace ClipPaste.Web.Studio;

/// <summary>An edit cannot be made on the project as it is now.</summary>
/// <param name="reason">Key of the sentence that says why: <c>PieceGone</c>, <c>CutoutGone</c>, <c>TooManyPieces</c>, <c>OtherPieces</c>.</param>
internal sealed class SceneEditException(string reason) : Exception($"The edit cannot be made: {reason}.")
{
    /// <summary>Key of the sentence that says why.</summary>
    public string Reason => reason;
}
