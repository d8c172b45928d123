using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Exports;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Collage;
using ClipPaste.Tests.Sources;

namespace ClipPaste.Tests.Exports;

public sealed class LayeredFileTests : IDisposable
{
    private const int LongSide = 320;

    private readonly TemporaryFolder _folder = new();
    private readonly CollageDocument _document = TestPieces.Document();

    private string File => Path.Combine(_folder.Path, "file");

    [Fact]
    public void Layers_of_an_OpenRaster_file_laid_over_each_other_are_the_collage()
    {
        OpenRasterFile.Write(File, _document, Layers(), LongSide, threads: 2);
        using var archive = ZipFile.OpenRead(File);

        Assert.Equal("mimetype", archive.Entries[0].FullName);
        Assert.Equal("image/openraster", Encoding.ASCII.GetString(Read(archive, "mimetype")));
        Assert.StartsWith("PK\u0003\u0004", Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(File)), StringComparison.Ordinal);
        Assert.Equal("mimetypeimage/openraster", Encoding.ASCII.GetString(System.IO.File.ReadAllBytes(File), 30, 24));
        var stack = XDocument.Parse(Encoding.UTF8.GetString(Read(archive, "stack.xml"))).Root!;
        Assert.Equal(["hidden one", "three", "two & <more>", "one", "Background"], stack.Descendants("layer").Select(layer => layer.Attribute("name")!.Value));
        Assert.Equal("hidden", stack.Descendants("layer").First().Attribute("visibility")!.Value);
        Assert.Equal(".9", stack.Descendants("layer").ElementAt(1).Attribute("opacity")!.Value.TrimStart('0'));
        var recomposed = new RgbaImage(LongSide, 240);
        foreach (var layer in stack.Descendants("layer").Reverse().Where(layer => layer.Attribute("visibility")!.Value == "visible"))
            Likeness.Over(recomposed, ImageReader.Read(Read(archive, layer.Attribute("src")!.Value)), Number(layer, "x"), Number(layer, "y"), double.Parse(layer.Attribute("opacity")!.Value, CultureInfo.InvariantCulture));
        Assert.InRange(Likeness.Decibels(recomposed, CollageRenderer.Render(_document, LongSide, 240, 2)), 45, double.PositiveInfinity);
        Assert.InRange(Likeness.Decibels(recomposed, ImageReader.Read(Read(archive, "mergedimage.png"))), 45, double.PositiveInfinity);
        Assert.Equal(256, ImageReader.Read(Read(archive, "Thumbnails/thumbnail.png")).Width);
    }

    [Fact]
    public void Layers_are_no_larger_than_their_pieces()
    {
        OpenRasterFile.Write(File, _document, Layers(), LongSide, threads: 2);
        using var archive = ZipFile.OpenRead(File);
        var piece = ImageReader.Read(Read(archive, "data/layer3.png"));
        // 120 x 90, .3 of the short side of 240 pixels long, not turned.
        Assert.InRange(piece.Width, 72, 76);
        Assert.InRange(piece.Height, 54, 58);
    }

    [Fact]
    public void An_svg_file_names_its_photos_and_uses_each_cut_out_once_however_often_it_is_placed()
    {
        SvgFile.Write(File, _document, Layers(), LongSide);
        var svg = XDocument.Load(File).Root!;
        XNamespace names = svg.Name.Namespace, core = "http://purl.org/dc/elements/1.1/";

        Assert.Equal(["A. Uthor", "A. Uthor"], svg.Descendants(core + "creator").Select(element => element.Value));
        Assert.Equal(["CC0-1.0", "CC0-1.0"], svg.Descendants(core + "rights").Select(element => element.Value));
        Assert.Equal(2, svg.Descendants(names + "image").Count());
        Assert.Equal(["one", "two & <more>", "three", "hidden one"], svg.Elements(names + "use").Select(use => use.Element(names + "title")!.Value));
        Assert.Equal("none", svg.Elements(names + "use").Last().Attribute("display")!.Value);
    }

    [Fact]
    public void Cancelling_leaves_no_file()
    {
        using var cancelled = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => OpenRasterFile.Write(File, _document, Layers(), LongSide, 2, _ => cancelled.Cancel(), cancelled.Token));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private CollageLayer[] Layers()
    {
        var hidden = _document.Pieces[0] with { Id = "four", Pose = new Pose(0, 0, 0, 0, 1, false) };
        return [new(_document.Pieces[0], "one"), new(_document.Pieces[1], "two & <more>"), new(_document.Pieces[2], "three"), new(hidden, "hidden one", Hidden: true)];
    }

    private static int Number(XElement layer, string name) => int.Parse(layer.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static byte[] Read(ZipArchive archive, string name)
    {
        using var entry = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
