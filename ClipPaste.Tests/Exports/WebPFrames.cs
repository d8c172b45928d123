using System.Buffers.Binary;
using System.Text;

namespace ClipPaste.Tests.Exports;

/// <summary>What an animated WebP file says of itself (WebP container specification: VP8X, ANIM and ANMF chunks).</summary>
internal sealed record WebPFrames(int Width, int Height, int Loops, List<int> Delays, bool HasXmp)
{
    public static WebPFrames Of(ReadOnlySpan<byte> file)
    {
        Assert.Equal("WEBP", Encoding.ASCII.GetString(file.Slice(8, 4)));
        var (width, height, loops, delays, xmp) = (0, 0, -1, new List<int>(), false);
        for (var at = 12; at + 8 <= file.Length;)
        {
            var body = file[(at + 8)..];
            switch (Encoding.ASCII.GetString(file.Slice(at, 4)))
            {
                case "VP8X":
                    (width, height) = (Three(body[4..]) + 1, Three(body[7..]) + 1);
                    break;
                case "ANIM":
                    loops = BinaryPrimitives.ReadUInt16LittleEndian(body[4..]);
                    break;
                case "ANMF":
                    delays.Add(Three(body[12..]));
                    break;
                case "XMP ":
                    xmp = true;
                    break;
            }
            var length = BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]);
            at += 8 + length + (length & 1);
        }
        return new WebPFrames(width, height, loops, delays, xmp);
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
