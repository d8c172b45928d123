namespace ClipPaste.Engine.Vision.Text;

/// <summary>
/// The printable characters that stand for the 256 bytes in CLIP's vocabulary: printable bytes stand for themselves and come first,
/// the others follow as U+0100, U+0101 and so on.
/// </summary>
internal static class ByteAlphabet
{
    /// <summary>Number of bytes.</summary>
    public const int Size = 256;

    private static readonly byte[] Order = [.. Bytes(Printable), .. Bytes(value => !Printable(value))];
    private static readonly int[] Positions = Inverted();

    /// <summary>The characters in the order of their ids.</summary>
    public static char[] InOrder()
    {
        var printable = Order.Count(value => Printable(value));
        return [.. Order.Select((value, position) => position < printable ? (char)value : (char)(Size + position - printable))];
    }

    /// <summary>The id of a byte.</summary>
    public static int Position(byte value) => Positions[value];

    private static bool Printable(int value) => value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;

    private static IEnumerable<byte> Bytes(Func<int, bool> chosen) => Enumerable.Range(0, Size).Where(chosen).Select(value => (byte)value);

    private static int[] Inverted()
    {
        var positions = new int[Size];
        for (var position = 0; position < Size; position++)
            positions[Order[position]] = position;
        return positions;
    }
}
