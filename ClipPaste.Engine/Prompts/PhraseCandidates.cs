using System.Text;

namespace ClipPaste.Engine.Prompts;

/// <summary>A phrase that may become a key phrase.</summary>
/// <param name="Text">Its words as first written, in lower case.</param>
/// <param name="Stems">The stems of its words; they identify it.</param>
/// <param name="Offsets">Where it begins: indices into the words of the text, rising.</param>
internal sealed record PhraseCandidate(string Text, IReadOnlyList<string> Stems, IReadOnlyList<int> Offsets);

/// <summary>The candidates of TopicRank: the longest runs of content words, without those that hold a stop word, a symbol, too much or too
/// little.</summary>
internal static class PhraseCandidates
{
    private const int LongestPhrase = 5;
    private const int ShortestPhrase = 3;
    private const int ShortestWord = 2;

    /// <summary>In the order of their first occurrence.</summary>
    public static IReadOnlyList<PhraseCandidate> Of(IReadOnlyList<TaggedWord> words)
    {
        var found = new Dictionary<string, (PhraseCandidate Candidate, List<int> Offsets)>(StringComparer.Ordinal);
        var order = new List<PhraseCandidate>();
        for (var start = 0; start < words.Count; start++)
        {
            var end = start;
            while (end < words.Count && words[end].IsContent)
                end++;
            if (end == start)
                continue;
            var run = words.Skip(start).Take(end - start).Select(word => word.Text).ToArray();
            var stems = Array.ConvertAll(run, PorterStemmer.Stem);
            var key = string.Join(' ', stems);
            if (found.TryGetValue(key, out var known))
            {
                known.Offsets.Add(start);
            }
            else
            {
                var offsets = new List<int> { start };
                found[key] = (new PhraseCandidate(string.Join(' ', run), stems, offsets), offsets);
                if (IsFit(run))
                    order.Add(found[key].Candidate);
            }
            start = end;
        }
        return order;
    }

    private static bool IsFit(string[] run) =>
        run.Length <= LongestPhrase && run.Sum(word => word.Length) >= ShortestPhrase && Array.TrueForAll(run, IsFit);

    private static bool IsFit(string word) =>
        word.Length >= ShortestWord
        && !StopWords.Contains(word)
        && word.Any(c => c != '-')
        && word.EnumerateRunes().All(rune => rune.Value == '-' || Rune.IsLetterOrDigit(rune));
}
