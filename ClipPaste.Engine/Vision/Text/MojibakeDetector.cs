using System.Text;
using System.Text.RegularExpressions;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>
/// Tells text that was decoded in the wrong character set ("mojibake") by pairs of characters that hardly ever stand together in real
/// text. The classes and pairs are those of ftfy 6.3's heuristic.
/// </summary>
internal static class MojibakeDetector
{
    private static readonly Dictionary<char, string> Classes = new()
    {
        ['C'] = "\u0080-\u009f", // control characters
        ['B'] = "¤¦¨ª¬¯¸ºƒˆˇ˘˛˜†‡‰⌐◊\ufffd", // hardly ever right
        ['O'] = "\u00a0\u00ad´·–-―’…", // common
        ['W'] = "§¶",
        ['M'] = "¢£¥₧€",
        ['S'] = "¡©«¿΄΅‘‚“„•‹\uf8ff", // punctuation before a word
        ['E'] = "®»˝”›™", // punctuation after a word
        ['N'] = "±-³µ¹¼-¾×÷⁄№∂∆∏∑√∞∩∫≈≠≡≤≥",
        ['K'] = "°Ò-ÖÙ-Üò-öø-üŌŐŪŲ", // letters used to draw faces
        ['U'] = "À-ÑØÜÝĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŒŘŚŞŠŢŤŮŰŸŹŻŽҐ",
        ['L'] = "ß-ñüāăąćčďđēėęěğģīįķĺļľłœŕśşšťźżžґ\ufb01\ufb02",
        ['V'] = "ÞΆΈ-ΊΌΎΏΑ-ΫЁ-Я", // capitals of other scripts
        ['P'] = "ά-ωа-џ", // small letters of other scripts
        ['X'] = "│┌┐┘├┤┬┼═-╬▀▄█▌▐-▓",
    };

    /// <summary>Sequences that give a wrong decoding away; letters between angle brackets name classes, any one of which may match.</summary>
    private static readonly string[] Suspicious =
    [
        "<C>", "<BLUXSEMNW><B>", "[a-zA-Z]<PV><B>", "<B><LUXSEMNW>", "<LPXEMN><U>", "<XEMN><L>", "<LXE><M>", @"[\s]<U><M>", "<UX><NW>",
        "<LUXME><S><N>", "<LUMNXW><E><S>", "<MNX><S>", "[a-z]<U><SM>", "<X><K>", "<LUMNSEW><X>", "<X><E>", @"<LU><SE>[\p{L}\p{N}_]",
        "[Œœ][^A-Za-z]", "<U>°", "[ÂÃÎÐ][€œŠš¢£Ÿž\u00a0\u00ad®©°·»–—´<SE>]", "×[²³]", "[ØÙ][ŸŠ®°µ»<OMBNS>][ØÙ][ŸŠ®°µ»<OMBNS>]",
        "à[²µ¹¼½¾]", "√[±∂†≠®™´≤≥¥µø]", "≈[°¢]", "‚Ä[ìîïòôúùû†°¢π]", "‚[âó][àä°ê]", "вЂ", "[ВГРС][°µ<CBSEM>][ВГРС]", "ГўВЂВ.[A-Za-z ]",
        "Ã[\u00a0¡]", @"[a-z]\s?[ÃÂ] ", @"\A[ÃÂ] ", "[a-z.,?!<E>]Â[ <SE>]", "β€[™\u00a0Ά\u00ad®°]", "[ΒΓΞΟ][°<CBSEM>][ΒΓΞΟ]", "ā€",
    ];

    private static readonly Regex SuspiciousPattern = Compile(string.Join('|', Suspicious.Select(Expand)));

    private static readonly Regex EmbeddedPattern = CompileEmbedded();

    /// <summary>The text looks as if it had been decoded in the wrong set.</summary>
    public static bool LooksWrong(string text) => SuspiciousPattern.IsMatch(text);

    /// <summary>Calls <paramref name="mend"/> for every stretch that looks like UTF-8 decoded in a Latin-like set.</summary>
    public static string ReplaceEmbedded(string text, Func<string, string> mend) => EmbeddedPattern.Replace(text, match => mend(match.Value));

    private static string Expand(string rule)
    {
        var pattern = new StringBuilder();
        var isInBrackets = false;
        for (var i = 0; i < rule.Length; i++)
        {
            isInBrackets = rule[i] switch { '[' => true, ']' => false, _ => isInBrackets };
            if (rule[i] != '<')
            {
                pattern.Append(rule[i]);
                continue;
            }
            var end = rule.IndexOf('>', i);
            var members = string.Concat(rule[(i + 1)..end].Select(name => Classes[name]));
            pattern.Append(isInBrackets ? members : $"[{members}]");
            i = end;
        }
        return pattern.ToString();
    }

    private static Regex CompileEmbedded()
    {
        var second = Decoded(0x80, 0xBF);
        // Dashes, quotes and dots are too common to tell that more wrong text stands before them.
        var strict = string.Concat(second.Where(c => c is not ((>= '\u2013' and <= '\u2015') or (>= '\u2018' and <= '\u201e' and not '\u201b') or '\u2022' or '\u2026')));
        var four = string.Concat(SingleByteCharset.LatinLike.SelectMany(set => new[] { set[0xF0], set[0xF3] }).Distinct());
        return Compile($"(?<![{strict}])(?:[{Decoded(0xC2, 0xDF)}][{second} ]|[{Decoded(0xE0, 0xEF)}][{second} ]{{2}}|[{four}][{second} ]{{3}})+");
    }

    private static string Decoded(int first, int last) =>
        string.Concat(SingleByteCharset.LatinLike.SelectMany(set => Enumerable.Range(first, last - first + 1).Select(value => set[value])).Distinct());

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
}
