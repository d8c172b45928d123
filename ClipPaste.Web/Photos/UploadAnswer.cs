namespace ClipPaste.Web.Photos;

/// <summary>What became of the files of a request.</summary>
/// <param name="Accepted">Those that are photos of the studio now.</param>
/// <param name="Refused">Those that are not, and why.</param>
internal sealed record UploadAnswer(IReadOnlyList<AcceptedPhoto> Accepted, IReadOnlyList<RefusedFile> Refused);

/// <summary>A file that became a photo.</summary>
/// <param name="Id">The photo's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record AcceptedPhoto(string Id, string Title, int Width, int Height);

/// <summary>A file that was not taken.</summary>
/// <param name="Name">Its sender's name for it.</param>
/// <param name="Reason">A sentence for the sender.</param>
internal sealed record RefusedFile(string Name, string Reason);
