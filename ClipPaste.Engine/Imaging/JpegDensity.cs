using System.Buffers.Binary;

namespace ClipPaste.Engine.Imaging;

/// <summary>Tells in a JPEG file how large it is in print: the JFIF segment (JFIF 1.02), which the encoder leaves out beside other metadata.</summary>
internal static class JpegDensity
{
    private const int StartOfImage = 2;
    private const byte App0 = 0xE0;
    private const byte DotsPerInch = 1;

    /// <summary>Writes the file with the segment in front, in place of one that is there.</summary>
    internal static void Write(ReadOnlySpan<byte> jpeg, double dpi, Stream to)
    {
        var rest = jpeg[StartOfImage..];
        if (rest[1] == App0)
            rest = rest[(2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]))..];
        Span<byte> density = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(density, (ushort)Math.Round(dpi));
        to.Write(jpeg[..StartOfImage]);
        to.Write([0xFF, App0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 2, DotsPerInch, density[0], density[1], density[0], density[1], 0, 0]);
        to.Write(rest);
    }
}
