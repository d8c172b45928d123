namespace ClipPaste.Engine.Prompts;

/// <summary>The likeliest part of speech of a word that is seen on its own: closed classes, then the lexicon, then its meanings, then its ending.</summary>
internal sealed class WordGuess(WordLexicon lexicon)
{
    private static readonly string[] AdjectiveEndings =
        ["able", "ible", "ical", "ful", "ish", "ive", "less", "ous", "ary", "ory", "esque", "like", "ern"];

    public PartOfSpeech Tag(Token token)
    {
        var word = token.Text;
        if (!word.Any(char.IsLetterOrDigit))
            return word == "&" ? PartOfSpeech.Conjunction : word is "'" ? PartOfSpeech.PossessiveEnding : HasLetter(word) ? PartOfSpeech.Noun : PartOfSpeech.Punctuation;
        if (ClosedClassWords.TryTag(word, out var closed))
            return closed;
        if (IsNumber(word))
            return PartOfSpeech.Number;
        var tags = lexicon.TagsOf(word);
        if (tags.Length > 0 && tags[0] is not (PartOfSpeech.ProperNoun or PartOfSpeech.Other))
            return tags[0];
        if (word.Contains('-', StringComparison.Ordinal))
            return lexicon.MeaningOfNoun(word[(word.LastIndexOf('-') + 1)..]) == Meaning.None ? PartOfSpeech.Adjective : Compound(word);
        return ByMeaning(word) ?? ByEnding(word);
    }

    /// <summary>Whether the word can be a verb in this very form.</summary>
    public bool CanBe(string word, PartOfSpeech tag)
    {
        if (lexicon.TagsOf(word).Contains(tag))
            return true;
        return tag switch
        {
            PartOfSpeech.BaseVerb => Has(word, Meaning.AnyVerb) && !IsInflected(word),
            PartOfSpeech.PresentVerb => word.EndsWith('s') && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)),
            PartOfSpeech.Gerund => word.EndsWith("ing", StringComparison.Ordinal) && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)),
            PartOfSpeech.PluralNoun => lexicon.IsPlural(word),
            PartOfSpeech.Noun => Has(word, Meaning.AnyNoun),
            PartOfSpeech.Adjective => Has(word, Meaning.AnyAdjective),
            _ => false,
        };
    }

    /// <summary>Whether the noun can name something that has an outline.</summary>
    public bool IsConcrete(string noun) => lexicon.MeaningOfNoun(noun).HasAnyOf(Meaning.Concrete);

    private PartOfSpeech? ByMeaning(string word)
    {
        var meaning = lexicon.MeaningOf(word);
        if (IsInflected(word) && !meaning.HasAnyOf(Meaning.AnyNoun) && ByInflection(word) is { } inflected)
            return inflected;
        if (meaning == Meaning.None)
            return ByInflection(word);
        if (word.EndsWith("ly", StringComparison.Ordinal) && meaning.HasAnyOf(Meaning.AnyAdverb) && !meaning.HasAnyOf(Meaning.AnyNoun))
            return PartOfSpeech.Adverb;
        if (word.EndsWith('y') && meaning.HasAnyOf(Meaning.AnyAdjective) && !meaning.HasAnyOf(Meaning.Concrete))
            return PartOfSpeech.Adjective;
        if (meaning.HasAnyOf(Meaning.AnyNoun))
            return lexicon.IsPlural(word) ? PartOfSpeech.PluralNoun : PartOfSpeech.Noun;
        if (meaning.HasAnyOf(Meaning.AnyAdjective))
            return PartOfSpeech.Adjective;
        return meaning.HasAnyOf(Meaning.AnyVerb) ? PartOfSpeech.BaseVerb : PartOfSpeech.Adverb;
    }

    private PartOfSpeech? ByInflection(string word)
    {
        if (word.EndsWith("ing", StringComparison.Ordinal) && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)))
            return PartOfSpeech.Gerund;
        if (word.EndsWith("ed", StringComparison.Ordinal) && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)))
            return PartOfSpeech.Participle;
        if (lexicon.IsPlural(word))
            return PartOfSpeech.PluralNoun;
        if (word.EndsWith('s') && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)))
            return PartOfSpeech.PresentVerb;
        return Inflection.Positives(word).Any(p => Has(p, Meaning.AnyAdjective)) ? PartOfSpeech.Adjective : null;
    }

    private static PartOfSpeech ByEnding(string word)
    {
        if (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal))
            return PartOfSpeech.Adverb;
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal))
            return PartOfSpeech.Gerund;
        if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal))
            return PartOfSpeech.Participle;
        if (word.Length > 5 && Array.Exists(AdjectiveEndings, e => word.EndsWith(e, StringComparison.Ordinal)))
            return PartOfSpeech.Adjective;
        return IsPluralForm(word) ? PartOfSpeech.PluralNoun : PartOfSpeech.Noun;
    }

    private PartOfSpeech Compound(string word) => IsPluralForm(word) && CanBe(word[(word.LastIndexOf('-') + 1)..], PartOfSpeech.PluralNoun)
        ? PartOfSpeech.PluralNoun
        : word.Count(c => c == '-') > 1 ? PartOfSpeech.Adjective : PartOfSpeech.Noun;

    private bool Has(string word, Meaning kind) => lexicon.MeaningOf(word).HasAnyOf(kind);

    private static bool IsInflected(string word) =>
        word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal) || IsPluralForm(word);

    private static bool IsPluralForm(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');

    private static bool IsNumber(string word) =>
        char.IsAsciiDigit(word[0]) && word.All(c => char.IsAsciiDigit(c) || c is ',' or '.' or '-' or '%' or 'x');

    private static bool HasLetter(string word) => word.EnumerateRunes().Any(System.Text.Rune.IsLetter);
}
