using System.Globalization;
using static ClipPaste.Engine.Prompts.PartOfSpeech;

namespace ClipPaste.Engine.Prompts;

/// <summary>Reads the data out of wink-lexicon's source files (version 2.2), which are lists of assignments.</summary>
internal static class WinkLexiconFiles
{
    /// <summary>Lines such as <c>lexicon.playing = A_VBG_JJ_NN;</c> and <c>lexicon[ 'n\'t' ] = A_RB;</c>.</summary>
    public static Dictionary<string, PartOfSpeech[]> ReadTags(string source)
    {
        var tags = new Dictionary<string, PartOfSpeech[]>(StringComparer.Ordinal);
        var shared = new Dictionary<string, PartOfSpeech[]>(StringComparer.Ordinal);
        foreach (var line in source.AsSpan().EnumerateLines())
        {
            var assigned = line.LastIndexOf(" = A_");
            if (assigned < 0 || !line.StartsWith("lexicon"))
                continue;
            var names = line[(assigned + 5)..].TrimEnd("; ").ToString();
            if (!shared.TryGetValue(names, out var list))
                shared[names] = list = Array.ConvertAll(names.Split('_'), PennTag);
            tags[Key(line["lexicon".Length..assigned])] = list;
        }
        return tags;
    }

    /// <summary>Lines such as <c>words.penguin = 50510;</c>, whose number is an index into the list of senses, such as
    /// <c>s_5_18</c>.</summary>
    public static Dictionary<string, Meaning> ReadMeanings(string words, string senses)
    {
        var list = new List<Meaning>(80_000);
        foreach (var line in senses.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("  s_"))
                list.Add(ReadSenses(line[4..].TrimEnd(", ")));
        }
        var meanings = new Dictionary<string, Meaning>(list.Count, StringComparer.Ordinal);
        foreach (var line in words.AsSpan().EnumerateLines())
        {
            var assigned = line.LastIndexOf(" = ");
            if (assigned < 0 || !line.StartsWith("words."))
                continue;
            if (int.TryParse(line[(assigned + 3)..].TrimEnd("; "), CultureInfo.InvariantCulture, out var index) && index < list.Count)
                meanings[line["words.".Length..assigned].ToString()] = list[index];
        }
        return meanings;
    }

    /// <summary>Lines such as <c>exceptions.geese = goose;</c>; the lemma is a constant of (nearly) the same name.</summary>
    public static IEnumerable<(string Form, string Lemma)> ReadExceptions(string source)
    {
        foreach (var line in source.Split('\n'))
        {
            var parts = line.Split(" = ");
            if (parts.Length == 2 && parts[0].StartsWith("exceptions", StringComparison.Ordinal))
                yield return (Key(parts[0].AsSpan("exceptions".Length)), parts[1].TrimEnd(';', '\r', ' '));
        }
    }

    private static string Key(ReadOnlySpan<char> accessor) =>
        accessor.Trim("[] .").Trim('\'').ToString().Replace("\\'", "'", StringComparison.Ordinal);

    private static Meaning ReadSenses(ReadOnlySpan<char> numbers)
    {
        var fields = 0UL;
        foreach (var range in numbers.Split('_'))
            fields |= 1UL << int.Parse(numbers[range], CultureInfo.InvariantCulture);
        return new Meaning(fields);
    }

    private static PartOfSpeech PennTag(string tag) => tag switch
    {
        "NN" => Noun,
        "NNS" => PluralNoun,
        "NNP" or "NNPS" => ProperNoun,
        "JJ" or "JJR" or "JJS" => Adjective,
        "VB" or "VBP" => BaseVerb,
        "VBZ" => PresentVerb,
        "VBD" => PastVerb,
        "VBG" => Gerund,
        "VBN" => Participle,
        "MD" => Auxiliary,
        "RB" or "RBR" or "RBS" or "WRB" => Adverb,
        "IN" or "TO" => Preposition,
        "DT" or "PDT" or "WDT" => Determiner,
        "PRP" or "WP" or "EX" => Pronoun,
        "PRP$" or "WP$" => PossessivePronoun,
        "POS" => PossessiveEnding,
        "CD" => Number,
        "CC" => Conjunction,
        "RP" => Particle,
        _ => Other,
    };
}
