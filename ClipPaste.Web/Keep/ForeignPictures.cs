using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Photos.Decoding;

namespace ClipPaste.Web.Keep;

/// <summary>Opens cut-outs of a collage file of unknown origin: a decoding process turns them into pictures of our own first. Call it on a lane.</summary>
/// <param name="decoder">Decodes.</param>
/// <param name="limits">How large they may be.</param>
internal sealed class ForeignPictures(PhotoDecoder decoder, UploadLimits limits)
{
    /// <summary>The picture in a PNG file.</summary>
    /// <exception cref="ArchiveException">It is refused.</exception>
    public RgbaImage Open(byte[] file, CancellationToken token)
    {
        using var bytes = new MemoryStream(file);
        // Cut-outs may be tiny.
        var request = DecodeRequest.Of(limits, ImageFormat.Png) with { ShortestSide = 1, KeepsPixels = true };
        // The lane's thread has nothing else to do.
        var picture = decoder.DecodeAsync(bytes, request, token).GetAwaiter().GetResult();
        return picture.Refusal is null ? ImageReader.Read(picture.File) : throw new ArchiveException(ArchiveRefusal.Damaged);
    }
}
