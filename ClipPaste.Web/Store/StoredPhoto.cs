namespace ClipPaste.Web.Store;

/// <summary>A photo that was sent to the studio, as the database holds it.</summary>
/// <param name="Id">Hash of the stored file.</param>
/// <param name="Name">The senders' name of the original file, only shown; empty where they call it differently.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
internal sealed record StoredPhoto(string Id, string Name, int Width, int Height);
