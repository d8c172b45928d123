using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Exports;

/// <summary>
/// Writes a collage as OpenRaster (<c>.ora</c>, version 0.0.5), which Krita and GIMP open: one layer for each piece, mirrored, turned and scaled as
/// it lies, over one with the background.
/// </summary>
public static class OpenRasterFile
{
    /// <summary>Longest side in pixels: every layer is a picture of its own.</summary>
    public const int LargestSide = 4096;

    private const string MediaType = "image/openraster";
    private const string BackgroundFile = "data/background.png";
    private const int ThumbnailSide = 256;

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="document">The collage; its pieces are those that are seen.</param>
    /// <param name="layers">The pieces with their names, the hindmost first; the hidden ones too.</param>
    /// <param name="longSide">Long side of the canvas in pixels, up to <see cref="LargestSide"/>.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="drawn">Told of every layer that is done.</param>
    /// <param name="token">Cancels, within some milliseconds.</param>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public static void Write(
        string path, CollageDocument document, IReadOnlyList<CollageLayer> layers, int longSide, int threads, Action<int>? drawn = null, CancellationToken token = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(longSide, LargestSide);
        var (width, height) = new CanvasShape(document.Aspect).Pixels(longSide);
        AtomicFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            // The format wants this entry first and as it is, so that the file's first bytes tell what it is.
            Add(archive, "mimetype", Encoding.ASCII.GetBytes(MediaType));
            var stack = new XElement("stack", Layer(BackgroundFile, "Background", 0, 0, 1, hidden: false));
            Add(archive, BackgroundFile, CollageRenderer.Render(document with { Pieces = [] }, width, height, threads, token: token), null, token);
            foreach (var (number, layer) in layers.Index())
            {
                token.ThrowIfCancellationRequested();
                if (layer.BoxOn(width, height) is { } box)
                    stack.AddFirst(Draw(archive, document, layer, $"data/layer{number + 1}.png", (width, height), box, threads, token));
                drawn?.Invoke(number + 1);
            }
            var merged = CollageRenderer.Render(document, width, height, threads, token: token);
            Add(archive, "mergedimage.png", merged, CollageCredits.Metadata(document), token);
            Add(archive, "Thumbnails/thumbnail.png", longSide > ThumbnailSide ? ImageResizer.ResizeLongSide(merged, ThumbnailSide) : merged, null, token);
            var image = new XElement("image", new XAttribute("version", "0.0.5"), new XAttribute("w", width), new XAttribute("h", height), stack);
            Add(archive, "stack.xml", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{image}\n"));
        });
    }

    private static XElement Draw(
        ZipArchive archive, CollageDocument document, CollageLayer layer, string name, (int Width, int Height) canvas, in PixelBox box, int threads, CancellationToken token)
    {
        var opaque = layer.Piece with { Pose = layer.Piece.Pose with { Opacity = 1 } };
        Add(archive, name, CollageRenderer.RenderWindow(document with { Pieces = [opaque] }, canvas.Width, canvas.Height, box, threads, transparent: true, token: token), null, token);
        return Layer(name, layer.Name, box.X, box.Y, layer.Piece.Pose.Opacity, layer.Hidden);
    }

    private static XElement Layer(string source, string name, int x, int y, double opacity, bool hidden) => new(
        "layer",
        new XAttribute("name", XmlCharacters.Legal(name)),
        new XAttribute("src", source),
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("opacity", opacity.ToString("0.####", CultureInfo.InvariantCulture)),
        new XAttribute("visibility", hidden ? "hidden" : "visible"),
        new XAttribute("composite-op", "svg:src-over"));

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }

    private static void Add(ZipArchive archive, string name, RgbaImage image, ImageMetadata? metadata, CancellationToken token)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        ImageWriter.Write(image, entry, ImageFormat.Png, metadata, token: token);
    }
}
