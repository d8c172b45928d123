using System.Text;
using System.Text.RegularExpressions;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>
/// Mends text that went through broken software, with the defaults of ftfy 6.3 (Speer 2019), which CLIP's tokenizer calls first:
/// certain HTML references, text decoded in the wrong encoding, ligatures, character widths, curly quotes, line breaks, terminal
/// escapes, control characters and the composed Unicode form.
/// </summary>
internal static partial class TextRepair
{
    private static readonly Dictionary<char, string> Ligatures = new()
    {
        ['\u0132'] = "IJ", ['\u0133'] = "ij", ['\u0149'] = "\u02bcn", ['\u01f1'] = "DZ", ['\u01f2'] = "Dz", ['\u01f3'] = "dz",
        ['\u01c4'] = "D\u017d", ['\u01c5'] = "D\u017e", ['\u01c6'] = "d\u017e", ['\u01c7'] = "LJ", ['\u01c8'] = "Lj", ['\u01c9'] = "lj",
        ['\u01ca'] = "NJ", ['\u01cb'] = "Nj", ['\u01cc'] = "nj", ['\ufb00'] = "ff", ['\ufb01'] = "fi", ['\ufb02'] = "fl",
        ['\ufb03'] = "ffi", ['\ufb04'] = "ffl", ['\ufb05'] = "\u017ft", ['\ufb06'] = "st",
    };

    /// <summary>The mended text. Each line is mended on its own, until nothing changes any more.</summary>
    public static string Repair(string text)
    {
        var repaired = new StringBuilder(text.Length);
        var isMarkup = false;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            if (end == 0)
                end = text.Length;
            var line = text[start..end];
            isMarkup |= line.Contains('<', StringComparison.Ordinal);
            repaired.Append(RepairLine(line, unescape: !isMarkup));
            start = end;
        }
        return repaired.ToString();
    }

    private static string RepairLine(string line, bool unescape)
    {
        while (true)
        {
            var before = line;
            if (unescape)
                line = HtmlReferences.UnescapeCertain(line);
            line = MojibakeRepair.Repair(line);
            line = UnicodeForms.StandardWidth(ReplaceCharacters(line));
            line = TerminalEscape().Replace(line.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), "");
            line = UnicodeForms.Compose(ControlCharacter().Replace(line, ""));
            if (line == before)
                return line;
        }
    }

    private static string ReplaceCharacters(string line)
    {
        var result = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (Ligatures.TryGetValue(c, out var letters))
                result.Append(letters.Replace('\u02bc', '\''));
            else
                result.Append(ReplaceOne(c));
        }
        return result.ToString();
    }

    private static char ReplaceOne(char c) => (c is >= '\u0080' and <= '\u009f' ? HtmlReferences.FromWindows1252(c) : c) switch
    {
        '\u02bc' or (>= '\u2018' and <= '\u201b') => '\'',
        >= '\u201c' and <= '\u201f' => '"',
        '\u2028' or '\u2029' => '\n',
        var other => other,
    };

    [GeneratedRegex("\u001b\\[[\\d;]*[a-zA-Z]", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TerminalEscape();

    [GeneratedRegex("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\\u206a-\\u206f\\ufeff\\ufff9-\\ufffc]", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ControlCharacter();
}
