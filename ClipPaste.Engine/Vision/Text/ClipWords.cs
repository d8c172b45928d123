using System.Globalization;
using System.Text;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>Cuts cleaned text into the words whose bytes CLIP joins: special tokens, English endings, runs of letters, single digits, other runs.</summary>
internal static class ClipWords
{
    private const char LongS = '\u017f';

    private static readonly string[] Specials = ["<|startoftext|>", "<|endoftext|>"];
    private static readonly string[] Endings = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    private enum Kind
    {
        Space,
        Letter,
        Number,
        Other,
    }

    /// <summary>The words of a lower-case text, in order; white space is left out.</summary>
    public static IEnumerable<string> Split(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = FixedLength(text, start);
            var kind = KindAt(text, start, out var width);
            if (length == 0)
                length = kind is Kind.Letter or Kind.Other ? RunLength(text, start, kind) : width;
            if (kind != Kind.Space)
                yield return text.Substring(start, length);
            start += length;
        }
    }

    private static int FixedLength(string text, int start)
    {
        if (text[start] is not ('<' or '\''))
            return 0;
        foreach (var candidate in text[start] == '<' ? Specials : Endings)
        {
            if (Matches(text, start, candidate))
                return candidate.Length;
        }
        return 0;
    }

    // The reference matches without regard to case, and the long s folds to s.
    private static bool Matches(string text, int start, string candidate)
    {
        if (start + candidate.Length > text.Length)
            return false;
        for (var i = 0; i < candidate.Length; i++)
        {
            var c = text[start + i];
            if (c != candidate[i] && !(c == LongS && candidate[i] == 's'))
                return false;
        }
        return true;
    }

    private static int RunLength(string text, int start, Kind kind)
    {
        var end = start;
        while (end < text.Length && KindAt(text, end, out var width) == kind)
            end += width;
        return end - start;
    }

    private static Kind KindAt(string text, int index, out int width)
    {
        width = Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;
        if (width == 1 && char.IsWhiteSpace(text[index]))
            return Kind.Space;
        return CharUnicodeInfo.GetUnicodeCategory(text, index) switch
        {
            <= UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            _ => Kind.Other,
        };
    }
}
