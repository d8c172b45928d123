namespace ClipPaste.Web.Photos.Decoding;

/// <summary>What became of a file: a picture of our own, or why not.</summary>
/// <param name="File">Our own JPEG or PNG file; empty where it was refused.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Refusal">Why it was refused; null where it was not.</param>
internal sealed record DecodedPicture(byte[] File, int Width, int Height, UploadRefusal? Refusal)
{
    /// <summary>The file was refused.</summary>
    public static DecodedPicture Refused(UploadRefusal why) => new([], 0, 0, why);
}
