using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>Undoes the decoding of UTF-8 in a wrong character set, also several times over, as ftfy 6.3 does.</summary>
internal static partial class MojibakeRepair
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text as it was probably meant; a text that looks right is returned as it is.</summary>
    public static string Repair(string text)
    {
        while (true)
        {
            var repaired = RepairOnce(text);
            if (repaired == text)
                return text;
            text = repaired;
        }
    }

    private static string RepairOnce(string text)
    {
        if (Ascii(text) || !MojibakeDetector.LooksWrong(text))
            return text;
        foreach (var charset in SingleByteCharset.Usual)
        {
            if (charset.TryEncode(text, out var bytes) && TryDecode(Restored(bytes, charset), out var decoded))
                return decoded;
        }
        var mended = MojibakeDetector.ReplaceEmbedded(text, part => part.Length < text.Length && MojibakeDetector.LooksWrong(part) ? Repair(part) : part);
        return mended != text ? mended : WithoutControls(text);
    }

    private static string WithoutControls(string text) =>
        string.Create(text.Length, text, (result, source) =>
        {
            for (var i = 0; i < result.Length; i++)
                result[i] = source[i] is >= '\u0080' and <= '\u009f' ? HtmlReferences.FromWindows1252(source[i]) : source[i];
        });

    /// <summary>Puts back what was lost on the way: spaces that were byte A0, and sequences with a replacement character in them.</summary>
    private static byte[] Restored(byte[] bytes, SingleByteCharset charset)
    {
        // Latin-1 maps every byte to the character of the same number, which lets bytes be matched by regular expressions.
        var text = Encoding.Latin1.GetString(bytes);
        if (!charset.IsMacRoman && SpaceForA0().IsMatch(text))
            text = SpaceForA0().Replace(LoneAGrave().Replace(text, "\u00c3\u00a0 "), match => match.Value.Replace(' ', '\u00a0'));
        if (charset.IsSloppy)
            text = Lossy().Replace(text, "\u00ef\u00bf\u00bd");
        return Encoding.Latin1.GetBytes(text);
    }

    private static bool TryDecode(byte[] bytes, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = StrictUtf8.GetString(WithoutVariants(bytes));
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = null;
            return false;
        }
    }

    /// <summary>Turns surrogates encoded one by one (CESU-8) and Java's two-byte zero into standard UTF-8.</summary>
    private static byte[] WithoutVariants(byte[] bytes)
    {
        if (!bytes.AsSpan().ContainsAny((byte)0xED, (byte)0xC0))
            return bytes;
        var text = SurrogatePair().Replace(Encoding.Latin1.GetString(bytes).Replace("\u00c0\u0080", "\0", StringComparison.Ordinal), match =>
        {
            var pair = match.Value;
            var point = 0x10000 + ((pair[1] & 0x0F) << 16 | (pair[2] & 0x3F) << 10 | (pair[4] & 0x0F) << 6 | pair[5] & 0x3F);
            return Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(char.ConvertFromUtf32(point)));
        });
        return Encoding.Latin1.GetBytes(text);
    }

    private static bool Ascii(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\x7f');

    /// <summary>"à" as a word of its own, not at the head of a Portuguese contraction.</summary>
    [GeneratedRegex("\u00c3 (?! |quele|quela|quilo|s )", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LoneAGrave();

    [GeneratedRegex("[\u00c2\u00c3\u00c5\u00ce\u00d0\u00d9] |[\u00e2\u00e3] [\u0080-\u0084\u0086-\u009f\u00a1-\u00bf]" +
        "|[\u00e0-\u00e3][\u0080-\u0084\u0086-\u009f\u00a1-\u00bf] |\u00f0(?: [\u0080-\u00bf]{2}|[\u0080-\u00bf] [\u0080-\u00bf]|[\u0080-\u00bf]{2} )",
        RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SpaceForA0();

    [GeneratedRegex("[\u00c2-\u00df]\u001a|[\u00c2\u00c3]\\?|\u00ed[\u00a0-\u00af][\u001a?]\u00ed[\u00b0-\u00bf][\u001a?\u0080-\u00bf]" +
        "|\u00ed[\u00a0-\u00af][\u001a?\u0080-\u00bf]\u00ed[\u00b0-\u00bf][\u001a?]|[\u00e0-\u00ef](?:[\u001a?][\u001a\u0080-\u00bf]|[\u001a\u0080-\u00bf][\u001a?])" +
        "|[\u00f0-\u00f4](?:[\u001a?][\u001a\u0080-\u00bf]{2}|[\u001a\u0080-\u00bf][\u001a?][\u001a\u0080-\u00bf]|[\u001a\u0080-\u00bf]{2}[\u001a?])|\u001a",
        RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Lossy();

    [GeneratedRegex("\u00ed[\u00a0-\u00af][\u0080-\u00bf]\u00ed[\u00b0-\u00bf][\u0080-\u00bf]", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SurrogatePair();
}
