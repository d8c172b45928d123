using ClipPaste.Engine.Imaging;

namespace ClipPaste.Web.Photos;

/// <summary>
/// Makes a photo of the studio out of a file of unknown origin: checked by its content, decoded, turned upright, in sRGB, written anew, so that nothing
/// of the original file is kept but the pixels. It takes its time: call it on a lane.
/// </summary>
/// <param name="catalogue">Takes the photo.</param>
/// <param name="limits">What is taken.</param>
internal sealed class PhotoIngest(PhotoCatalogue catalogue, UploadLimits limits)
{
    private const int Quality = 92;

    // Sizes are checked here, each with its own sentence, before any pixel is decoded.
    private readonly ImageLimits _anySize = new(limits.MostBytes, long.MaxValue, int.MaxValue);

    /// <summary>Takes a file.</summary>
    /// <param name="path">Where it lies; it is not changed.</param>
    /// <param name="name">Its sender's name for it.</param>
    /// <param name="owner">The account that sends it.</param>
    /// <exception cref="IOException">The disk is full, or refuses.</exception>
    public UploadOutcome Take(string path, string name, string owner)
    {
        var file = File.ReadAllBytes(path);
        try
        {
            if (Fault(file, name) is { } fault)
                return UploadOutcome.Refused(fault);
            var image = ImageReader.Read(file, new ImageReadOptions { Limits = _anySize, MaxLongSide = limits.KeptSide });
            var upload = new UploadedPhoto(Encode(image), name, image.Width, image.Height);
            return catalogue.Add(upload, owner) is { } photo ? UploadOutcome.Accepted(photo) : UploadOutcome.Refused(UploadRefusal.QuotaFull);
        }
        catch (ImageFormatException)
        {
            return UploadOutcome.Refused(UploadRefusal.Damaged);
        }
    }

    private UploadRefusal? Fault(byte[] file, string name)
    {
        if (file.Length == 0)
            return UploadRefusal.Empty;
        if (ImageSignature.Recognise(file) is not (ImageFormat.Jpeg or ImageFormat.Png or ImageFormat.WebP))
            return UploadRefusal.NotAPhoto;
        if (AnimatedPictures.Recognise(file))
            return UploadRefusal.Animated;
        var header = ImageReader.ReadHeader(file, _anySize);
        if (header.Format != FormatOf(name))
            return UploadRefusal.WrongEnding;
        if ((long)header.Width * header.Height > limits.MostPixels || Math.Max(header.Width, header.Height) > limits.LongestSide)
            return UploadRefusal.TooManyPixels;
        return Math.Min(header.Width, header.Height) < limits.ShortestSide ? UploadRefusal.TooSmall : null;
    }

    private static ImageFormat? FormatOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".JPG" or ".JPEG" or ".JPE" or ".JFIF" => ImageFormat.Jpeg,
        ".PNG" => ImageFormat.Png,
        ".WEBP" => ImageFormat.WebP,
        _ => null,
    };

    private static byte[] Encode(RgbaImage image)
    {
        using var bytes = new MemoryStream();
        ImageWriter.Write(image, bytes, IsOpaque(image) ? ImageFormat.Jpeg : ImageFormat.Png, quality: Quality);
        return bytes.ToArray();
    }

    private static bool IsOpaque(RgbaImage image)
    {
        for (var alpha = 3; alpha < image.Pixels.Length; alpha += 4)
        {
            if (image.Pixels[alpha] != byte.MaxValue)
                return false;
        }
        return true;
    }
}
