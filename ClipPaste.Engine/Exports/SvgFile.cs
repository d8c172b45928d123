using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Exports;

/// <summary>
/// Writes a collage as SVG 1.1 in one file: every cut-out once as an embedded PNG, every piece as a use of it with a matrix, the background as
/// a gradient, and the credits as Dublin Core in the metadata.
/// </summary>
public static class SvgFile
{
    // Between stops browsers mix in sRGB; this many keep the curve in OKLab to less than a level.
    private const int Stops = 65;

    // Sharper than it is drawn, for those who enlarge a piece a little.
    private const double Reserve = 1.5;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="document">The collage; its pieces are those that are seen.</param>
    /// <param name="layers">The pieces with their names, the hindmost first; the hidden ones too.</param>
    /// <param name="longSide">Long side of the canvas in pixels; cut-outs have the resolution that it calls for.</param>
    /// <param name="token">Cancels between pieces.</param>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public static void Write(string path, CollageDocument document, IReadOnlyList<CollageLayer> layers, int longSide, CancellationToken token = default)
    {
        var (width, height) = new CanvasShape(document.Aspect).Pixels(longSide);
        var root = new XElement(
            Svg + "svg",
            new XAttribute("version", "1.1"),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute(XNamespace.Xmlns + "xlink", Link),
            new XElement(Svg + "title", XmlCharacters.Legal(document.Prompt)),
            Metadata(document),
            new XElement(Svg + "defs", Gradient(document, height), Cutouts(layers, width, height, token)),
            new XElement(Svg + "rect", new XAttribute("id", "background"), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", "url(#sky)")),
            Pieces(layers, width, height));
        AtomicFile.Write(path, stream =>
        {
            using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, CloseOutput = false });
            new XDocument(root).Save(xml);
        });
    }

    private static XElement Gradient(CollageDocument document, int height)
    {
        var rows = new BackgroundRows(Stops);
        rows.Compute(CollageParameters.Of(document).AsSpan(document.Pieces.Length * CollageParameters.PerPiece));
        var gradient = new XElement(
            Svg + "linearGradient", new XAttribute("id", "sky"), new XAttribute("gradientUnits", "userSpaceOnUse"),
            new XAttribute("x1", 0), new XAttribute("y1", .5), new XAttribute("x2", 0), new XAttribute("y2", height - .5));
        for (var stop = 0; stop < Stops; stop++)
        {
            var (r, g, b) = (Level(rows.Rows[stop * 3]), Level(rows.Rows[stop * 3 + 1]), Level(rows.Rows[stop * 3 + 2]));
            gradient.Add(new XElement(Svg + "stop", new XAttribute("offset", Number(stop / (Stops - 1.0))), new XAttribute("stop-color", $"#{r:x2}{g:x2}{b:x2}")));
        }
        return gradient;
    }

    private static IEnumerable<XElement> Cutouts(IReadOnlyList<CollageLayer> layers, int width, int height, CancellationToken token)
    {
        foreach (var (number, uses) in layers.GroupBy(layer => layer.Piece.Cutout.Image).Index())
        {
            token.ThrowIfCancellationRequested();
            var wanted = (int)Math.Ceiling(uses.Max(layer => layer.Piece.Pose.Scale) * Math.Min(width, height) * Reserve);
            var image = wanted < Math.Max(uses.Key.Width, uses.Key.Height) ? ImageResizer.ResizeLongSide(uses.Key, Math.Max(1, wanted)) : uses.Key;
            using var png = new MemoryStream();
            ImageWriter.Write(image, png, ImageFormat.Png, token: token);
            // One unit long and centred: the matrices of the pieces need not know how many pixels there are.
            var (across, down) = CanvasShape.UnitExtent(uses.Key);
            yield return new XElement(
                Svg + "image", new XAttribute("id", NameOf(number)),
                new XAttribute("x", Number(-across / 2)), new XAttribute("y", Number(-down / 2)), new XAttribute("width", Number(across)), new XAttribute("height", Number(down)),
                new XAttribute("preserveAspectRatio", "none"),
                new XAttribute(Link + "href", $"data:image/png;base64,{Convert.ToBase64String(png.GetBuffer(), 0, (int)png.Length)}"));
        }
    }

    private static IEnumerable<XElement> Pieces(IReadOnlyList<CollageLayer> layers, int width, int height)
    {
        var cutouts = layers.Select(layer => layer.Piece.Cutout.Image).Distinct().ToList();
        foreach (var layer in layers)
        {
            var pose = layer.Piece.Pose;
            yield return new XElement(
                Svg + "use",
                new XAttribute(Link + "href", $"#{NameOf(cutouts.IndexOf(layer.Piece.Cutout.Image))}"),
                new XAttribute("transform", Matrix(pose, width, height)),
                pose.Opacity < 1 ? new XAttribute("opacity", Number(pose.Opacity)) : null,
                layer.Hidden ? new XAttribute("display", "none") : null,
                new XElement(Svg + "title", XmlCharacters.Legal(layer.Name)));
        }
    }

    private static string Matrix(in Pose pose, int width, int height)
    {
        var scale = pose.Scale * Math.Min(width, height);
        var (sin, cos) = Math.SinCos(pose.Rotation);
        var across = pose.Mirrored ? -scale : scale;
        return $"matrix({Number(across * cos)} {Number(across * sin)} {Number(-scale * sin)} {Number(scale * cos)} "
            + $"{Number((pose.X + .5) * width)} {Number((pose.Y + .5) * height)})";
    }

    private static XElement Metadata(CollageDocument document) => new(
        Svg + "metadata",
        new XElement(
            Rdf + "RDF",
            new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
            new XAttribute(XNamespace.Xmlns + "dc", Core),
            new XElement(
                Rdf + "Description",
                new XAttribute(Rdf + "about", ""),
                new XElement(Core + "title", XmlCharacters.Legal(document.Prompt)),
                new XElement(Core + "format", "image/svg+xml"),
                CollageCredits.Of(document).Select(photo => new XElement(
                    Core + "source",
                    new XElement(
                        Rdf + "Description",
                        new XElement(Core + "title", XmlCharacters.Legal(photo.Credit.Title)),
                        new XElement(Core + "creator", XmlCharacters.Legal(photo.Credit.Author)),
                        new XElement(Core + "rights", XmlCharacters.Legal(photo.Credit.Licence)),
                        new XElement(Core + "identifier", XmlCharacters.Legal(photo.Credit.Source))))))));

    private static string NameOf(int cutout) => $"cutout-{cutout + 1}";

    private static byte Level(float value) => (byte)(Math.Clamp(value, 0, 1) * 255 + .5f);

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
