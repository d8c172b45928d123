using System.Globalization;
using System.Text;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Exports;

/// <summary>Writes a picture as a PDF of one page, exactly as large as it is to be printed.</summary>
public static class PdfFile
{
    private const double PointsPerInch = 72;
    private const int Quality = 95;

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="picture">The page, without transparency.</param>
    /// <param name="dpi">Pixels to the inch.</param>
    /// <param name="metadata">What the file says of itself.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public static void Write(string path, RgbaImage picture, int dpi, ImageMetadata metadata, CancellationToken token = default)
    {
        using var jpeg = new MemoryStream();
        ImageWriter.Write(picture, jpeg, ImageFormat.Jpeg, quality: Quality, token: token);
        var (width, height) = (Points(picture.Width), Points(picture.Height));
        var draw = Encoding.ASCII.GetBytes($"q {width} 0 0 {height} 0 0 cm /Picture Do Q");
        var about = XmpPacket.Write(metadata);
        (string Entries, byte[]? Stream)[] objects =
        [
            ("/Type /Catalog /Pages 2 0 R /Metadata 6 0 R", null),
            ("/Type /Pages /Kids [3 0 R] /Count 1", null),
            ($"/Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Resources << /XObject << /Picture 5 0 R >> >> /Contents 4 0 R", null),
            ("", draw),
            ($"/Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg.ToArray()),
            ("/Type /Metadata /Subtype /XML", about),
            ($"/Title {Text(metadata.Title ?? "")} /Author {Text(metadata.Author ?? "")} /Creator {Text(metadata.Software ?? "")}", null),
        ];
        AtomicFile.Write(path, stream => Write(stream, objects));

        string Points(int pixels) => (pixels * PointsPerInch / dpi).ToString("0.###", CultureInfo.InvariantCulture);
    }

    private static void Write(Stream stream, (string Entries, byte[]? Stream)[] objects)
    {
        var places = new long[objects.Length];
        Put("%PDF-1.7\n"u8);
        // Four bytes beyond ASCII tell programs that the file is not text.
        Put([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        foreach (var (index, (entries, content)) in objects.Index())
        {
            places[index] = stream.Position;
            Put(Encoding.ASCII.GetBytes($"{index + 1} 0 obj\n<< {entries}{(content is null ? "" : $" /Length {content.Length}")} >>\n"));
            if (content is not null)
            {
                Put("stream\n"u8);
                Put(content);
                Put("\nendstream\n"u8);
            }
            Put("endobj\n"u8);
        }
        var table = stream.Position;
        var lines = string.Concat(places.Select(place => $"{place:D10} 00000 n \n"));
        Put(Encoding.ASCII.GetBytes($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{lines}"));
        Put(Encoding.ASCII.GetBytes($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /Info {objects.Length} 0 R >>\nstartxref\n{table}\n%%EOF\n"));

        void Put(ReadOnlySpan<byte> bytes) => stream.Write(bytes);
    }

    // UTF-16 with its mark, in hexadecimal: every text, and nothing to escape.
    private static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
