using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>HTML character references as HTML5 reads them (WHATWG HTML, 13.2.5.72 to 13.2.5.80, and Python's <c>html.unescape</c>).</summary>
internal static partial class HtmlReferences
{
    /// <summary>What Windows-1252 has at 0x80 to 0x9F; the five bytes it leaves free stand for themselves.</summary>
    private const string Windows1252 =
        "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
        "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private static readonly FrozenDictionary<string, string> Names = TextData.Lines("html5-references.txt").Select(line => line.Split(' '))
        .ToFrozenDictionary(fields => fields[0], fields => TextData.Text(fields.AsSpan(1)));

    private static readonly FrozenDictionary<string, string> UpperCaseNames = UpperCased();

    /// <summary>The Windows-1252 character of a byte from 0x80 to 0x9F.</summary>
    public static char FromWindows1252(int value) => Windows1252[value - 0x80];

    /// <summary>Replaces every reference, also those without a semicolon.</summary>
    public static string Unescape(string text) => text.Contains('&', StringComparison.Ordinal) ? Reference().Replace(text, Replace) : text;

    /// <summary>
    /// Replaces only what is certainly meant: names that end in a semicolon, also in capitals (<c>&amp;EACUTE;</c>), and complete numbers.
    /// </summary>
    public static string UnescapeCertain(string text) =>
        text.Contains('&', StringComparison.Ordinal) ? CompleteReference().Replace(text, ReplaceCertain) : text;

    private static string ReplaceCertain(Match match)
    {
        var reference = match.Value;
        if (reference[1] != '#')
            return Names.GetValueOrDefault(reference[1..]) ?? UpperCaseNames.GetValueOrDefault(reference[1..]) ?? reference;
        var text = Unescape(reference);
        return text.Contains(';', StringComparison.Ordinal) ? reference : text;
    }

    private static string Replace(Match match)
    {
        var name = match.Groups["name"].Value;
        return name[0] == '#' ? Number(name) : Name(name);
    }

    private static string Name(string name)
    {
        if (Names.TryGetValue(name, out var whole))
            return whole;
        for (var length = name.Length - 1; length > 1; length--)
        {
            if (Names.TryGetValue(name[..length], out var text))
                return text + name[length..];
        }
        return "&" + name;
    }

    private static string Number(string name)
    {
        var digits = name.AsSpan(1).TrimEnd(';');
        var value = digits[0] is 'x' or 'X' ? Parse(digits[1..], 16) : Parse(digits, 10);
        return value switch
        {
            0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) => "\uFFFD",
            >= 0x80 and <= 0x9F => FromWindows1252((int)value).ToString(),
            '\t' or '\n' or '\f' or '\r' => ((char)value).ToString(),
            < 0x20 or 0x7F or (>= 0xFDD0 and <= 0xFDEF) => "",
            _ => (value & 0xFFFE) == 0xFFFE ? "" : char.ConvertFromUtf32((int)value),
        };
    }

    private static long Parse(ReadOnlySpan<char> digits, int radix)
    {
        var value = 0L;
        foreach (var digit in digits)
            value = Math.Min(value * radix + Convert.ToInt32(digit.ToString(), 16), int.MaxValue);
        return value;
    }

    private static FrozenDictionary<string, string> UpperCased()
    {
        var upper = new Dictionary<string, string>();
        foreach (var (name, text) in Names)
        {
            if (!name.EndsWith(';') || name.Any(char.IsAsciiLetterUpper))
                continue;
            var capitals = name.ToUpperInvariant();
            if (Name(capitals) == "&" + capitals)
                upper[capitals] = text == "\u00df" ? "SS" : text.ToUpperInvariant();
        }
        return upper.ToFrozenDictionary();
    }

    [GeneratedRegex("&(?<name>#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\\t\\n\\f <&#;]{1,32};?)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Reference();

    [GeneratedRegex("&#?[0-9A-Za-z]{1,24};", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CompleteReference();
}
