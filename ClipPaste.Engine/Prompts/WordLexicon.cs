using ClipPaste.Engine.Models;

namespace ClipPaste.Engine.Prompts;

/// <summary>
/// What the package wink-lexicon knows of English words: the tags of 13,000 common words, the usual one first, and for 77,000 words the
/// fields of meaning (WordNet's lexicographer files) they have a sense in.
/// </summary>
internal sealed class WordLexicon
{
    private static readonly Lazy<WordLexicon> LazyDefault =
        new(() => new WordLexicon(Path.Combine(Installation.Packages, "wink-lexicon", "src")));

    private readonly Dictionary<string, PartOfSpeech[]> _tags;
    private readonly Dictionary<string, Meaning> _meanings;
    private readonly HashSet<string> _irregularPlurals = new(StringComparer.Ordinal);

    /// <param name="folder">The package's folder of sources.</param>
    /// <exception cref="FileNotFoundException">The package is not installed.</exception>
    public WordLexicon(string folder)
    {
        _tags = WinkLexiconFiles.ReadTags(Read(folder, "lexicon.js"));
        _meanings = WinkLexiconFiles.ReadMeanings(Read(folder, "wn-words.js"), Read(folder, "wn-word-senses.js"));
        AddIrregular(Read(folder, "wn-verb-exceptions.js"), Meaning.AnyVerb);
        _irregularPlurals.UnionWith(AddIrregular(Read(folder, "wn-noun-exceptions.js"), Meaning.AnyNoun));
    }

    /// <summary>The lexicon of this installation, read once, when first asked for.</summary>
    public static WordLexicon Default => LazyDefault.Value;

    /// <summary>The tags the word can have, the usual one first; empty for a word that is not among the common ones.</summary>
    public ReadOnlySpan<PartOfSpeech> TagsOf(string word) => _tags.GetValueOrDefault(word);

    /// <summary>The fields of meaning of exactly this form.</summary>
    public Meaning MeaningOf(string word) => _meanings.GetValueOrDefault(word);

    /// <summary>The fields of meaning of a noun, found by its singular too.</summary>
    public Meaning MeaningOfNoun(string noun)
    {
        foreach (var singular in Inflection.Singulars(noun))
        {
            if (MeaningOf(singular).HasAnyOf(Meaning.AnyNoun))
                return MeaningOf(singular).And(Meaning.AnyNoun);
        }
        return Meaning.None;
    }

    /// <summary>Whether the word is the plural of another noun: an irregular one ("geese"), or one in -s or -men whose singular is known
    /// ("horses", not "lens").</summary>
    public bool IsPlural(string noun) =>
        _irregularPlurals.Contains(noun)
        || (noun[^1] is 's' or 'n' && Inflection.Singulars(noun).Skip(1).Any(s => MeaningOf(s).HasAnyOf(Meaning.AnyNoun)));

    /// <summary>Irregular forms ("geese", "ridden") take over the meaning of their lemma.</summary>
    private List<string> AddIrregular(string source, Meaning kind)
    {
        var forms = new List<string>();
        foreach (var (form, lemma) in WinkLexiconFiles.ReadExceptions(source))
        {
            if (MeaningOf(form) == Meaning.None)
                _meanings[form] = MeaningOf(lemma).And(kind);
            forms.Add(form);
        }
        return forms;
    }

    private static string Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new FileNotFoundException($"The English lexicon is missing ({path}): run ./clippaste up once to install it.", path);
    }
}
