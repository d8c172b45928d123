using System.Buffers.Binary;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Web.Commands;

/// <summary>
/// Picture files with something wrong in them: flipped bits, cut-off ends, parts of one within another, lengths that lie. The same number always
/// gives the same file.
/// </summary>
/// <param name="format">JPEG, PNG or WebP.</param>
internal sealed class DamagedPictures(ImageFormat format)
{
    private const int Largest = 160;

    // Where headers and tables are, damage does most.
    private const int Head = 256;

    private static readonly uint[] Lies = [0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF];

    private readonly byte[][] _whole = [.. Enumerable.Range(0, 6).Select(number => Whole(format, number))];

    /// <summary>The damaged file with a number.</summary>
    public byte[] At(int number)
    {
        var random = new SeededRandom(((ulong)number * 4) + (ulong)format);
        var file = _whole[random.Below(_whole.Length)].ToArray();
        var rounds = 1 + random.Below(4);
        for (var round = 0; round < rounds; round++)
            file = Damage(file, random);
        return file;
    }

    private byte[] Damage(byte[] file, SeededRandom random)
    {
        if (file.Length < 2)
            return file;
        var range = random.Below(3) == 0 ? file.Length : Math.Min(file.Length, Head);
        var at = random.Below(range);
        switch (random.Below(6))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Below(8));
                return file;
            case 1:
                file[at] = (byte)random.Below(256);
                return file;
            case 2:
                return file[..random.Below(file.Length)];
            case 3:
                return Splice(file, _whole[random.Below(_whole.Length)], random);
            case 4:
                return [.. file[..at], .. file[Math.Min(file.Length, at + 1 + random.Below(32))..]];
            default:
                return Lie(file, at, random);
        }
    }

    private static byte[] Splice(byte[] file, byte[] other, SeededRandom random)
    {
        var from = random.Below(other.Length);
        var part = other[from..(from + random.Below(other.Length - from))];
        var at = random.Below(file.Length);
        return [.. file[..at], .. part, .. file[at..]];
    }

    private static byte[] Lie(byte[] file, int at, SeededRandom random)
    {
        var lie = Lies[random.Below(Lies.Length)];
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        if (random.Below(2) == 0)
            BinaryPrimitives.WriteUInt32BigEndian(bytes, lie);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, lie);
        var length = Math.Min(random.Below(2) == 0 ? 2 : sizeof(uint), file.Length - at);
        bytes[^length..].CopyTo(file.AsSpan(at));
        return file;
    }

    private static byte[] Whole(ImageFormat format, int number)
    {
        var random = new SeededRandom((ulong)number);
        var image = new RgbaImage(16 + random.Below(Largest), 16 + random.Below(Largest));
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(i % 4 == 3 && number % 2 == 0 ? byte.MaxValue : (i / 7) + random.Below(1 + (number * 20)));
        using var file = new MemoryStream();
        ImageWriter.Write(image, file, format, new ImageMetadata("title", "author", Description: "text"), quality: 40 + (number * 10));
        return file.ToArray();
    }
}
