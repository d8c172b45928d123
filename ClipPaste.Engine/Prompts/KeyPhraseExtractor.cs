namespace ClipPaste.Engine.Prompts;

/// <summary>
/// Finds the phrases of a prompt that are worth a photo of their own, as CLIP and PASTE does: nouns, names, adjectives and verbs are candidates,
/// TopicRank weighs them. Safe to use from several threads.
/// </summary>
public static class KeyPhraseExtractor
{
    private const int MostPhrases = 10;

    /// <summary>The key phrases of a prompt, heaviest first, at most ten.</summary>
    /// <param name="prompt">One or more English sentences, 1 to 1,000 characters.</param>
    /// <returns>Phrases of one to five lower-case words; empty where the prompt holds none (only function words, say).</returns>
    /// <exception cref="ArgumentException">The prompt is empty or too long.</exception>
    /// <exception cref="FileNotFoundException">The English lexicon is not installed; the message says what to do.</exception>
    public static IReadOnlyList<KeyPhrase> Extract(string prompt)
    {
        PromptText.Check(prompt);
        return Extract(PartOfSpeechTagger.Default.Tag(PromptTokenizer.Tokenize(prompt)));
    }

    internal static IReadOnlyList<KeyPhrase> Extract(IReadOnlyList<TaggedWord> words) => TopicRank.Rank(words, MostPhrases);
}
