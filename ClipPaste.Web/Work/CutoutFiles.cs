using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Keeps the pictures of cut-outs: whole for drawing the collage, smaller for browsers.</summary>
/// <param name="objects">Where.</param>
internal sealed class CutoutFiles(ObjectStore objects)
{
    /// <summary>Longest side of the picture that browsers draw, in pixels.</summary>
    public const int TextureSide = 1024;

    private const int TextureQuality = 92;

    /// <summary>Stores a cut-out's pictures.</summary>
    /// <param name="chosen">The cut-out.</param>
    /// <param name="phrase">The phrase that it was cut for.</param>
    /// <returns>The cut-out as a project knows it, under a new id.</returns>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public CutoutChoice Store(ChosenCutout chosen, string phrase)
    {
        var (image, texture) = Store(chosen.Cutout.Image);
        var cutout = chosen.Cutout;
        return new CutoutChoice(
            ShortId.New(), cutout.Photo.Id, phrase, chosen.Role, image, texture, cutout.Image.Width, cutout.Image.Height, cutout.Box,
            cutout.Kind, cutout.Quality, cutout.CutSides, chosen.Score);
    }

    /// <summary>A cut-out with another outline; all else stays.</summary>
    /// <param name="before">The cut-out.</param>
    /// <param name="recut">Cut from the same photo.</param>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public CutoutChoice Store(CutoutChoice before, Cutout recut)
    {
        var (image, texture) = Store(recut.Image);
        return before with
        {
            Image = image,
            Texture = texture,
            Width = recut.Image.Width,
            Height = recut.Image.Height,
            Box = recut.Box,
            Quality = recut.Quality,
            CutSides = recut.CutSides,
        };
    }

    /// <summary>A cut-out with these pictures; all else stays.</summary>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public CutoutChoice Store(CutoutChoice cutout, RgbaImage image)
    {
        var (whole, texture) = Store(image);
        return cutout with { Image = whole, Texture = texture, Width = image.Width, Height = image.Height };
    }

    private (string Image, string Texture) Store(RgbaImage image)
    {
        var texture = Math.Max(image.Width, image.Height) > TextureSide ? ImageResizer.ResizeLongSide(image, TextureSide) : image;
        return (objects.Put(Encode(image, ImageFormat.Png)), objects.Put(Encode(texture, ImageFormat.WebP)));
    }

    private static ReadOnlyMemory<byte> Encode(RgbaImage image, ImageFormat format)
    {
        using var bytes = new MemoryStream();
        ImageWriter.Write(image, bytes, format, quality: TextureQuality);
        return bytes.ToArray();
    }
}
