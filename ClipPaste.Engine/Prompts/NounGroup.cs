using System.Globalization;
using static ClipPaste.Engine.Prompts.PartOfSpeech;

namespace ClipPaste.Engine.Prompts;

/// <summary>A noun with the words that describe and count it.</summary>
/// <param name="Name">Its describing words and nouns.</param>
/// <param name="Head">Its last noun.</param>
/// <param name="Count">The number before it; 1 after "a" and "an".</param>
/// <param name="IsNegated">Whether it says what is not there: "no people".</param>
/// <param name="Start">First character of the name in the prompt.</param>
/// <param name="Length">Characters of the name in the prompt.</param>
/// <param name="End">Index of the word after it.</param>
internal sealed record NounGroup(string Name, TaggedWord Head, int? Count, bool IsNegated, int Start, int Length, int End)
{
    private static readonly string[] NumberWords =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    /// <summary>Reads the group that begins at word <paramref name="start"/>; null where none does.</summary>
    /// <param name="words">The prompt.</param>
    /// <param name="start">Index of its first word.</param>
    /// <param name="mayBeginWithVerb">Whether "flying" in "flying birds" may describe the birds; otherwise it is what somebody does to
    /// them.</param>
    public static NounGroup? Read(IReadOnlyList<TaggedWord> words, int start, bool mayBeginWithVerb)
    {
        var first = start;
        while (first < words.Count && IsDeterminer(words[first]))
            first++;
        while (first > start && first < words.Count && words[first].Tag == Adverb)
            first++;
        var head = FindHead(words, first, mayBeginWithVerb || first > start);
        if (head < 0)
            return null;
        var (from, to) = (words[first].Token.Start, words[head].Token.Start + words[head].Token.Length);
        var determiners = words.Skip(start).Take(first - start).Select(w => w.Text).ToArray();
        var isNegated = determiners.Contains("no");
        return new NounGroup(Join(words, first, head), words[head], CountIn(determiners), isNegated, from, to - from, head + 1);
    }

    private static bool IsDeterminer(TaggedWord word) =>
        word.Tag is Determiner or PossessivePronoun or Number
        || word.Text is "many" or "few" or "several" or "various" or "numerous" or "countless" or "more" or "other";

    private static int FindHead(IReadOnlyList<TaggedWord> words, int first, bool mayBeginWithVerb)
    {
        var head = -1;
        for (var i = first; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : default(TaggedWord?);
            if (words[i].IsNoun)
            {
                head = i;
                continue;
            }
            var wordFollows = next is { IsNoun: true } or { Tag: Adjective };
            var describes = words[i].Tag switch
            {
                Adjective => head < 0,
                Gerund or Participle or PastVerb => head < 0 && wordFollows && (mayBeginWithVerb || i > first),
                PossessiveEnding => head == i - 1 && wordFollows,
                _ => head < 0 && words[i].Text is "and" or "," && i > first && words[i - 1].Tag == Adjective && next is { Tag: Adjective },
            };
            if (!describes)
                break;
            head = words[i].Tag == PossessiveEnding ? -1 : head;
        }
        return head;
    }

    private static string Join(IReadOnlyList<TaggedWord> words, int first, int head)
    {
        var name = words[first].Text;
        for (var i = first + 1; i <= head; i++)
            name += words[i].Tag == PossessiveEnding ? words[i].Text : words[i].Text == "," ? "" : " " + words[i].Text;
        return name;
    }

    private static int? CountIn(string[] determiners)
    {
        int? count = null;
        foreach (var word in determiners)
        {
            if (ValueOf(word) is not { } value)
                continue;
            var sum = value >= 100 ? Math.Max(count ?? 1, 1L) * value : (count ?? 0L) + value;
            count = word is "a" or "an" ? value : (int)Math.Min(sum, int.MaxValue);
        }
        return count;
    }

    private static int? ValueOf(string word)
    {
        if (int.TryParse(word, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
            return number;
        return word switch
        {
            "a" or "an" or "another" or "each" or "every" => 1,
            "both" => 2,
            "thirty" => 30,
            "forty" => 40,
            "fifty" => 50,
            "sixty" => 60,
            "seventy" => 70,
            "eighty" => 80,
            "ninety" => 90,
            "hundred" => 100,
            "thousand" => 1000,
            "million" => 1_000_000,
            _ => Array.IndexOf(NumberWords, word) is var i and >= 0 ? i : null,
        };
    }
}
