namespace ClipPaste.Engine.Prompts;

/// <summary>What a word does in its sentence; the classes that the Penn Treebank tells apart, as far as they matter here.</summary>
internal enum PartOfSpeech
{
    Noun,
    PluralNoun,
    ProperNoun,
    Adjective,
    BaseVerb,
    PresentVerb,
    PastVerb,
    Gerund,
    Participle,
    Auxiliary,
    Adverb,
    Preposition,
    Determiner,
    Pronoun,
    PossessivePronoun,
    PossessiveEnding,
    Number,
    Conjunction,
    Particle,
    Punctuation,
    Other,
}

/// <summary>A word and its place in the prompt.</summary>
/// <param name="Text">Lower-case.</param>
/// <param name="Start">First character in the prompt.</param>
/// <param name="Length">Characters in the prompt.</param>
/// <param name="Capital">Written with a capital first letter.</param>
internal readonly record struct Token(string Text, int Start, int Length, bool Capital);

/// <summary>A word with its part of speech.</summary>
internal readonly record struct TaggedWord(Token Token, PartOfSpeech Tag)
{
    public string Text => Token.Text;

    public bool IsNoun => Tag is PartOfSpeech.Noun or PartOfSpeech.PluralNoun or PartOfSpeech.ProperNoun;

    public bool IsVerb => Tag is >= PartOfSpeech.BaseVerb and <= PartOfSpeech.Participle;

    /// <summary>Whether TopicRank may take the word into a candidate: nouns, names, adjectives and full verbs.</summary>
    public bool IsContent => IsNoun || IsVerb || Tag == PartOfSpeech.Adjective;
}
