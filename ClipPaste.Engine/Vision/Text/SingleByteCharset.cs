using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>
/// An eight-bit character set. The Windows sets are read "sloppily", as browsers do: a byte they leave free stands for the character
/// with its own number, and byte 0x1A for the replacement character.
/// </summary>
internal sealed class SingleByteCharset
{
    private const byte Substitute = 0x1A;
    private readonly char[] _characters = new char[256];
    private readonly Dictionary<char, byte> _bytes = [];

    private SingleByteCharset(int codePage, bool isSloppy)
    {
        IsSloppy = isSloppy;
        IsMacRoman = codePage == 10000;
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        var decoded = encoding.GetChars([.. Enumerable.Range(0, 256).Select(value => (byte)value)]);
        for (var value = 0; value < 256; value++)
        {
            var isFree = isSloppy && decoded[value] is '\ufffd' or (>= '\uf8c0' and <= '\uf8fe');
            _characters[value] = value < 0x80 || isFree ? (char)value : decoded[value];
        }
        if (isSloppy)
            _characters[Substitute] = '\ufffd';
        // .NET still has the Macintosh set from before the euro sign, and its ohm where Unicode's own table has the Greek letter.
        if (IsMacRoman)
            (_characters[0xDB], _characters[0xBD]) = ('\u20ac', '\u03a9');
        for (var value = 0; value < 256; value++)
            _bytes[_characters[value]] = (byte)value;
    }

    /// <summary>The sets that text is often wrongly decoded with, most likely first.</summary>
    public static IReadOnlyList<SingleByteCharset> Usual { get; } =
    [
        new(28591, isSloppy: false), new(1252, isSloppy: true), new(1251, isSloppy: true), new(1250, isSloppy: true), new(1253, isSloppy: true),
        new(1254, isSloppy: true), new(1257, isSloppy: true), new(28592, isSloppy: false), new(10000, isSloppy: false), new(437, isSloppy: false),
    ];

    /// <summary>ISO 8859-1 and the Windows sets: those in which letters stand where UTF-8 has its lead bytes.</summary>
    public static IEnumerable<SingleByteCharset> LatinLike => Usual.Take(7);

    /// <summary>Free bytes stand for themselves.</summary>
    public bool IsSloppy { get; }

    /// <summary>The old Macintosh set, in which an en dash and a space look like damaged UTF-8.</summary>
    public bool IsMacRoman { get; }

    /// <summary>The character of a byte.</summary>
    public char this[int value] => _characters[value];

    /// <summary>Encodes a text all of whose characters are in the set.</summary>
    public bool TryEncode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!_bytes.TryGetValue(text[i], out bytes[i]))
            {
                bytes = null;
                return false;
            }
        }
        return true;
    }
}
