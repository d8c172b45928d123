using System.Globalization;
using System.Text;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>
/// Full Unicode lower-casing as Python's <c>str.lower</c> does it (Unicode 3.13, SpecialCasing without languages): a capital I with a
/// dot becomes two characters, and a capital sigma at the end of a word becomes the final one.
/// </summary>
internal static class LowerCase
{
    private const char CapitalIWithDot = '\u0130', CapitalSigma = '\u03a3', FinalSigma = '\u03c2';

    /// <summary>The text in lower case.</summary>
    public static string Of(string text)
    {
        var lower = new StringBuilder(text.Length);
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            lower.Append(runes[i].Value switch
            {
                CapitalIWithDot => "i\u0307",
                CapitalSigma when EndsWord(runes, i) => FinalSigma.ToString(),
                _ => Rune.ToLowerInvariant(runes[i]).ToString(),
            });
        }
        return lower.ToString();
    }

    private static bool EndsWord(Rune[] runes, int sigma)
    {
        var before = sigma - 1;
        while (before >= 0 && CaseIgnorable(runes[before]))
            before--;
        var after = sigma + 1;
        while (after < runes.Length && CaseIgnorable(runes[after]))
            after++;
        return before >= 0 && Cased(runes[before]) && (after == runes.Length || !Cased(runes[after]));
    }

    private static bool Cased(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        || rune.Value is 0xAA or 0xBA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9);

    private static bool CaseIgnorable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || rune.Value is '\'' or '.' or ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027;
}
