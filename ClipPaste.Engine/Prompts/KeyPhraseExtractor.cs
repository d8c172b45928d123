namespace ClipPaste.Engine.Prompts;

/// <summary>
/// Finds the phrases of a prompt that are worth a photo of their own, as CLIP and PASTE does: nouns, names, adjectives and verbs are
/// candidates,
/// TopicRank weighs them. Safe to use from several threads.
/// </summary>
public sealed class KeyPhraseExtractor
{
    private const int MostPhrases = 10;

    private readonly PartOfSpeechTagger _tagger;

    /// <summary>Uses the English lexicon of this installation, which is read when first needed (once for all extractors).</summary>
    /// <exception cref="FileNotFoundException">The lexicon is not installed; the message says what to do.</exception>
    public KeyPhraseExtractor() => _tagger = new PartOfSpeechTagger(WordLexicon.Default);

    /// <summary>The key phrases of a prompt, heaviest first, at most ten.</summary>
    /// <param name="prompt">One or more English sentences, 1 to 1,000 characters.</param>
    /// <returns>Phrases of one to five lower-case words; empty where the prompt holds none (only function words, say).</returns>
    /// <exception cref="ArgumentException">The prompt is empty or too long.</exception>
    public IReadOnlyList<KeyPhrase> Extract(string prompt)
    {
        PromptText.Check(prompt);
        return Extract(_tagger.Tag(PromptTokenizer.Tokenize(prompt)));
    }

    internal static IReadOnlyList<KeyPhrase> Extract(IReadOnlyList<TaggedWord> words) => TopicRank.Rank(words, MostPhrases);
}
