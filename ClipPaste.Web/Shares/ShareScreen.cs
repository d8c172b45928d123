namespace ClipPaste.Web.Shares;

/// <summary>What a page for viewers shows; travels with the request to the component that draws it.</summary>
/// <param name="Address">The link's path, such as <c>/s/token</c>.</param>
/// <param name="Collage">What the link shows; null before its password was typed.</param>
/// <param name="Complaint">What was wrong with what was typed; null for nothing.</param>
internal sealed record ShareScreen(string Address, SharedCollage? Collage = null, string? Complaint = null);
