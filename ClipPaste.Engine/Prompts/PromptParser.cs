namespace ClipPaste.Engine.Prompts;

/// <summary>Understands a prompt: its key phrases, the things it names, and where it wants them. Safe to use from several
/// threads.</summary>
public sealed class PromptParser
{
    private readonly PartOfSpeechTagger _tagger;
    private readonly ThingWords _kinds;

    /// <summary>Uses the English lexicon of this installation, which is read when first needed (once for all parsers).</summary>
    /// <exception cref="FileNotFoundException">The lexicon is not installed; the message says what to do.</exception>
    public PromptParser()
    {
        _tagger = new PartOfSpeechTagger(WordLexicon.Default);
        _kinds = new ThingWords(WordLexicon.Default);
    }

    /// <summary>Parses a prompt. Anything that is text can be parsed; what is not understood leads to fewer things and relations.</summary>
    /// <param name="prompt">One or more English sentences, 1 to 1,000 characters.</param>
    /// <exception cref="ArgumentException">The prompt is empty or too long.</exception>
    public Prompt Parse(string prompt)
    {
        PromptText.Check(prompt);
        var words = _tagger.Tag(PromptTokenizer.Tokenize(prompt));
        var scene = new SceneReader(words, _kinds).Read();
        var phrases = KeyPhraseExtractor.Extract(words) is { Count: > 0 } found ? found : Substitutes(prompt, scene);
        var things = scene.Things.ToDictionary(draft => draft, draft => Finish(draft, phrases));
        var relations = scene.Relations
            .Select(r => new Relation(things[r.Subject], r.Place, r.Landmark is { } landmark ? things[landmark] : null));
        return new Prompt(prompt, phrases, scene.Things.Select(draft => things[draft]).ToArray(), relations.ToArray());
    }

    /// <summary>Where stop words spoil every phrase ("a few clouds"), the names of the things serve, or the whole prompt.</summary>
    private static KeyPhrase[] Substitutes(string prompt, SceneDraft scene) => scene.Things.Count == 0
        ? [new KeyPhrase(prompt.Trim().ToLowerInvariant(), 1)]
        : scene.Things.Select(thing => new KeyPhrase(thing.Name, 1d / scene.Things.Count)).ToArray();

    private Thing Finish(ThingDraft draft, IReadOnlyList<KeyPhrase> phrases) => new(
        draft.Name,
        draft.Head,
        draft.IsPlural,
        draft.Count,
        draft.Verb,
        PhraseOf(draft, phrases),
        draft.Start,
        draft.Length,
        _kinds.IsScenery(draft.Name, draft.Head),
        ThingWords.IsAtmosphere(draft.Name, draft.Head));

    /// <summary>The phrase that holds the whole name, else the first that holds its head.</summary>
    private static KeyPhrase? PhraseOf(ThingDraft thing, IReadOnlyList<KeyPhrase> phrases)
    {
        var stems = WordSet.Split(thing.Name).Select(PorterStemmer.Stem).ToArray();
        var candidates = phrases.Where(p => StemsOf(p).Contains(stems[^1], StringComparer.Ordinal)).ToArray();
        return candidates.FirstOrDefault(p => !stems.Except(StemsOf(p), StringComparer.Ordinal).Any()) ?? candidates.FirstOrDefault();
    }

    private static IEnumerable<string> StemsOf(KeyPhrase phrase) => WordSet.Split(phrase.Text).Select(PorterStemmer.Stem);
}
