using System.Globalization;
using System.Text;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>
/// The uncased word-piece tokenizer of BERT (Devlin et al. 2019): lower case without accents, cut at white space and punctuation, each word
/// then cut greedily into the longest pieces of the vocabulary.
/// </summary>
public sealed class WordPieceTokenizer
{
    private const int LongestWord = 100;

    private readonly Dictionary<string, int> _ids;
    private readonly int _unknown, _start, _end;

    private WordPieceTokenizer(Dictionary<string, int> ids)
    {
        _ids = ids;
        _unknown = Special("[UNK]");
        _start = Special("[CLS]");
        _end = Special("[SEP]");
    }

    /// <summary>Reads a vocabulary: one piece a line, the line number (from 0) is the id.</summary>
    /// <exception cref="InvalidDataException">The special pieces are missing.</exception>
    public static WordPieceTokenizer Load(string path)
    {
        var ids = new Dictionary<string, int>();
        foreach (var piece in File.ReadLines(path))
            ids[piece] = ids.Count;
        return new WordPieceTokenizer(ids);
    }

    /// <summary>Encodes a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">At most this many ids, start and end pieces included; at least 2.</param>
    /// <returns>The start piece, the text's pieces, the end piece.</returns>
    public int[] Encode(string text, int longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 2);
        var pieces = new List<int> { _start };
        foreach (var word in Words(text))
            AddPieces(word, pieces);
        if (pieces.Count > longest - 1)
            pieces.RemoveRange(longest - 1, pieces.Count - longest + 1);
        pieces.Add(_end);
        return [.. pieces];
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in UnicodeForms.Decompose(WithoutControls(text)).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            var standsAlone = IsPunctuation(rune) || IsChinese(rune.Value);
            if ((standsAlone || Rune.IsWhiteSpace(rune)) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
            if (standsAlone)
                yield return rune.ToString();
            else if (!Rune.IsWhiteSpace(rune))
                word.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    private void AddPieces(string word, List<int> pieces)
    {
        var first = pieces.Count;
        var isTooLong = word.EnumerateRunes().Count() > LongestWord;
        for (var start = 0; start < word.Length && !isTooLong;)
        {
            var length = word.Length - start;
            var id = -1;
            while (length > 0 && !_ids.TryGetValue(string.Concat(start == 0 ? "" : "##", word.AsSpan(start, length)), out id))
                length--;
            isTooLong = length == 0;
            pieces.Add(id);
            start += length;
        }
        if (isTooLong)
        {
            pieces.RemoveRange(first, pieces.Count - first);
            pieces.Add(_unknown);
        }
    }

    private static string WithoutControls(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0xFFFD && (Rune.IsWhiteSpace(rune) || !IsControl(rune)))
                kept.Append(rune.ToString());
        }
        return kept.ToString();
    }

    private static bool IsControl(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned;

    private static bool IsPunctuation(Rune rune) => rune.IsAscii
        ? !Rune.IsLetterOrDigit(rune) && !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune)
        : Rune.IsPunctuation(rune);

    private static bool IsChinese(int point) => point is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF)
        or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B820 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);

    private int Special(string piece) => _ids.TryGetValue(piece, out var id) ? id
        : throw new InvalidDataException($"The vocabulary has no piece {piece}; it is not one of BERT's.");
}
