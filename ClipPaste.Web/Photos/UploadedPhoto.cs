namespace ClipPaste.Web.Photos;

/// <summary>A photo that somebody sent, as we wrote it.</summary>
/// <param name="File">Our own JPEG or PNG file.</param>
/// <param name="Name">The sender's name of the original file.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
internal sealed record UploadedPhoto(ReadOnlyMemory<byte> File, string Name, int Width, int Height);
