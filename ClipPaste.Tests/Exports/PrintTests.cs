using System.Buffers.Binary;
using System.Text;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Exports;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Collage;
using ClipPaste.Tests.Imaging;
using ClipPaste.Tests.Sources;

namespace ClipPaste.Tests.Exports;

public sealed class PrintTests
{
    [Theory]
    [InlineData("A4", 1.3, false, 300, 3508, 2480)]
    [InlineData("A4", .7, false, 300, 2480, 3508)]
    [InlineData("A3", 1.5, false, 150, 2480, 1754)]
    [InlineData("Letter", 1.5, false, 150, 1650, 1275)]
    [InlineData("10x15", 1.5, true, 300, 1843, 1252)]
    [InlineData("Square", 1.5, false, 150, 1181, 1181)]
    public void A_sheet_lies_as_the_canvas_does(string name, double aspect, bool toTheEdge, int dpi, int width, int height) =>
        Assert.Equal((width, height), PaperSize.All.Single(paper => paper.Name == name).Pixels(aspect, toTheEdge, dpi));

    [Fact]
    public void With_a_border_the_whole_collage_is_on_white_paper()
    {
        var document = TestPieces.Document();
        var sheet = Small.Draw(document, toTheEdge: false, 150, 2);
        // 80 x 50 mm at 150 dpi are 472 x 295 pixels, with 30 of them as the border; the collage is as high as fits.
        var (width, height) = ((int)(235 * document.Aspect), 235);

        Assert.Equal([255, 255, 255, 255], sheet.Row(5)[..4].ToArray());
        var picture = ImageResizer.Crop(sheet, (sheet.Width - width) / 2, (sheet.Height - height) / 2, width, height);
        Assert.InRange(Likeness.Decibels(picture, CollageRenderer.Render(document, picture.Width, picture.Height, 2)), 50, double.PositiveInfinity);
    }

    [Fact]
    public void To_the_edge_the_middle_of_the_collage_fills_the_sheet()
    {
        var document = TestPieces.Document();
        var sheet = Small.Draw(document, toTheEdge: true, 150, 2);
        var whole = CollageRenderer.Render(document, sheet.Width, (int)Math.Ceiling(sheet.Width / document.Aspect), 2);
        var middle = ImageResizer.Crop(whole, 0, (whole.Height - sheet.Height) / 2, sheet.Width, sheet.Height);
        Assert.InRange(Likeness.Decibels(sheet, middle), 40, double.PositiveInfinity);
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg)]
    public void A_picture_says_how_large_it_is_in_print(ImageFormat format)
    {
        using var file = new MemoryStream();
        ImageWriter.Write(TestPictures.Smooth(30, 20), file, format, CollageCredits.Metadata(TestPieces.Document()), dpi: 300);
        Assert.Equal(300, Math.Round(DpiOf(file.ToArray(), format)));
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.WebP)]
    public void Every_format_carries_the_credits_as_Dublin_Core(ImageFormat format)
    {
        var file = TestPictures.Encode(TestPictures.Smooth(30, 20), format, CollageCredits.Metadata(TestPieces.Document()));
        var text = Encoding.UTF8.GetString(file);
        var packet = text[text.IndexOf("<x:xmpmeta", StringComparison.Ordinal)..(text.IndexOf("</x:xmpmeta>", StringComparison.Ordinal) + 12)];
        var xmp = System.Xml.Linq.XDocument.Parse(packet);
        System.Xml.Linq.XNamespace core = "http://purl.org/dc/elements/1.1/";
        Assert.Equal("A. Uthor", xmp.Descendants(core + "creator").Single().Value);
        Assert.Contains("Photo red by A. Uthor (CC0-1.0)", xmp.Descendants(core + "rights").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pdf_has_one_page_of_the_sheets_size_and_its_table_points_at_its_objects()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "sheet.pdf");
        PdfFile.Write(path, TestPictures.Smooth(600, 300), 150, new ImageMetadata("Łucja (1)"));
        var file = Encoding.Latin1.GetString(File.ReadAllBytes(path));

        Assert.StartsWith("%PDF-1.7", file, StringComparison.Ordinal);
        Assert.Contains("/MediaBox [0 0 288 144]", file, StringComparison.Ordinal);
        Assert.Contains("/Title <FEFF0141", file, StringComparison.Ordinal);
        var table = int.Parse(file.Split("startxref\n")[1].Split('\n')[0]);
        var places = file[table..].Split('\n').Skip(3).TakeWhile(line => line.EndsWith(" n ", StringComparison.Ordinal)).Select(line => int.Parse(line[..10]));
        Assert.All(places.Index(), place => Assert.StartsWith($"{place.Index + 1} 0 obj", file[place.Item..], StringComparison.Ordinal));
    }

    private static PaperSize Small { get; } = new("small", 50, 80);

    private static double DpiOf(byte[] file, ImageFormat format)
    {
        if (format == ImageFormat.Png)
            return BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(file.AsSpan().IndexOf("pHYs"u8) + 4)) * .0254;
        var density = file.AsSpan(file.AsSpan().IndexOf("JFIF\0"u8) + 7);
        return BinaryPrimitives.ReadUInt16BigEndian(density[1..]) * (density[0] == 2 ? 2.54 : 1);
    }
}
