namespace ClipPaste.Engine.Prompts;

/// <summary>
/// Tags the words of a prompt: first each on its own, then rules look at the neighbours (the plan of E. Brill's transformation-based
/// tagger,
/// "A simple rule-based part of speech tagger", 1992, with rules of our own for the language of prompts).
/// </summary>
internal sealed class PartOfSpeechTagger
{
    private readonly WordGuess _guess;
    private readonly ContextRules _rules;

    public PartOfSpeechTagger(WordLexicon lexicon)
    {
        _guess = new WordGuess(lexicon);
        _rules = new ContextRules(_guess);
    }

    public IReadOnlyList<TaggedWord> Tag(IReadOnlyList<Token> tokens)
    {
        var words = tokens.Select(token => new TaggedWord(token, _guess.Tag(token))).ToArray();
        if (!IsTitleCase(words))
            MarkNames(words);
        _rules.Apply(words);
        return words;
    }

    /// <summary>In a prompt written as a headline, capitals say nothing.</summary>
    private static bool IsTitleCase(TaggedWord[] words) =>
        words.Count(w => w.IsContent && w.Token.Capital) * 4 >= words.Count(w => w.IsContent) * 3;

    private static void MarkNames(TaggedWord[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var startsSentence = i == 0 || words[i - 1].Text is "." or "!" or "?";
            if (words[i].Token.Capital && words[i].IsContent && words[i].Tag != PartOfSpeech.Adjective && !startsSentence)
                words[i] = words[i] with { Tag = PartOfSpeech.ProperNoun };
        }
    }
}
