using System.Buffers.Binary;
using System.Text;

namespace ClipPaste.Engine.Imaging;

/// <summary>Adds uncompressed international text chunks (iTXt, PNG specification third edition, 11.3.3.4) to a PNG file.</summary>
internal static class PngText
{
    // The signature (8 bytes) and the header chunk (length, type, 13 bytes, checksum) come first in every PNG file.
    private const int EndOfHeader = 8 + 12 + 13;

    private static readonly uint[] Table = MakeTable();

    /// <summary>
    /// Writes <paramref name="png"/> with one chunk for each field that is set, under the keywords the specification registers.
    /// </summary>
    internal static void Write(ReadOnlySpan<byte> png, ImageMetadata metadata, Stream to)
    {
        to.Write(png[..EndOfHeader]);
        WriteChunk(to, "Title", metadata.Title);
        WriteChunk(to, "Author", metadata.Author);
        WriteChunk(to, "Copyright", metadata.Copyright);
        WriteChunk(to, "Description", metadata.Description);
        WriteChunk(to, "Software", metadata.Software);
        // The same as the other formats carry, for programs that look for Dublin Core.
        WriteChunk(to, "XML:com.adobe.xmp", metadata.IsEmpty ? null : Encoding.UTF8.GetString(XmpPacket.Write(metadata)));
        to.Write(png[EndOfHeader..]);
    }

    /// <summary>The checksum of PNG chunks: CRC-32 of ISO 3309, polynomial 0xEDB88320 reflected.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static void WriteChunk(Stream to, string keyword, string? text)
    {
        if (text is null)
            return;
        // Keyword, its end, "not compressed" twice, no language, no translated keyword.
        byte[] body = [.. "iTXt"u8, .. Encoding.ASCII.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text.Replace('\0', ' '))];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length - 4);
        to.Write(number);
        to.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        to.Write(number);
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            table[i] = crc;
        }
        return table;
    }
}
