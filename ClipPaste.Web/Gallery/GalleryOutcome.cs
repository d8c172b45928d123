namespace ClipPaste.Web.Gallery;

/// <summary>What became of a change.</summary>
/// <param name="Done">With how many collages it was done.</param>
/// <param name="Complaint">Why not with all; null where nothing is to be said.</param>
internal sealed record GalleryOutcome(int Done, string? Complaint = null);
