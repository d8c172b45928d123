using static ClipPaste.Engine.Prompts.PartOfSpeech;

namespace ClipPaste.Engine.Prompts;

/// <summary>The likeliest part of speech of a word that is seen on its own: closed classes, then the lexicon, then its meanings, then its
/// ending.</summary>
internal sealed class WordGuess(WordLexicon lexicon)
{
    private static readonly string[] AdjectiveEndings =
        ["able", "ible", "ical", "ful", "ish", "ive", "less", "ous", "ary", "ory", "esque", "like", "ern"];

    public PartOfSpeech Tag(Token token)
    {
        var word = token.Text;
        if (!word.Any(char.IsLetterOrDigit))
            return word == "&" ? Conjunction : word == "'" ? PossessiveEnding : HasLetter(word) ? Noun : Punctuation;
        if (ClosedClassWords.TryTag(word, out var closed))
            return closed;
        if (IsNumber(word))
            return Number;
        var tags = lexicon.TagsOf(word);
        if (tags.Length > 0 && tags[0] is not (ProperNoun or Other))
            return tags[0];
        if (word.Contains('-', StringComparison.Ordinal))
            return lexicon.MeaningOfNoun(word[(word.LastIndexOf('-') + 1)..]) == Meaning.None ? Adjective : Compound(word);
        return ByMeaning(word) ?? ByEnding(word);
    }

    /// <summary>Whether the word can be a verb in this very form.</summary>
    public bool CanBe(string word, PartOfSpeech tag)
    {
        if (lexicon.TagsOf(word).Contains(tag))
            return true;
        return tag switch
        {
            BaseVerb => Has(word, Meaning.AnyVerb) && !IsInflected(word),
            PresentVerb => word.EndsWith('s') && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)),
            Gerund => word.Ends("ing") && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)),
            PluralNoun => lexicon.IsPlural(word),
            Noun => Has(word, Meaning.AnyNoun),
            Adjective => Has(word, Meaning.AnyAdjective),
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
        if (word.Ends("ly") && meaning.HasAnyOf(Meaning.AnyAdverb) && !meaning.HasAnyOf(Meaning.AnyNoun))
            return Adverb;
        if (word.EndsWith('y') && meaning.HasAnyOf(Meaning.AnyAdjective) && !meaning.HasAnyOf(Meaning.Concrete))
            return Adjective;
        if (meaning.HasAnyOf(Meaning.AnyNoun))
            return lexicon.IsPlural(word) ? PluralNoun : Noun;
        if (meaning.HasAnyOf(Meaning.AnyAdjective))
            return Adjective;
        return meaning.HasAnyOf(Meaning.AnyVerb) ? BaseVerb : Adverb;
    }

    private PartOfSpeech? ByInflection(string word)
    {
        if (word.Ends("ing") && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)))
            return Gerund;
        if (word.Ends("ed") && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)))
            return Participle;
        if (lexicon.IsPlural(word))
            return PluralNoun;
        if (word.EndsWith('s') && Inflection.BaseForms(word).Any(b => Has(b, Meaning.AnyVerb)))
            return PresentVerb;
        return Inflection.Positives(word).Any(p => Has(p, Meaning.AnyAdjective)) ? Adjective : null;
    }

    private static PartOfSpeech ByEnding(string word)
    {
        if (word.Length > 4 && word.Ends("ly"))
            return Adverb;
        if (word.Length > 5 && word.Ends("ing"))
            return Gerund;
        if (word.Length > 4 && word.Ends("ed"))
            return Participle;
        if (word.Length > 5 && Array.Exists(AdjectiveEndings, e => word.Ends(e)))
            return Adjective;
        return IsPluralForm(word) ? PluralNoun : Noun;
    }

    private PartOfSpeech Compound(string word) => IsPluralForm(word) && CanBe(word[(word.LastIndexOf('-') + 1)..], PluralNoun)
        ? PluralNoun
        : word.Count(c => c == '-') > 1 ? Adjective : Noun;

    private bool Has(string word, Meaning kind) => lexicon.MeaningOf(word).HasAnyOf(kind);

    private static bool IsInflected(string word) =>
        word.Ends("ing") || word.Ends("ed") || IsPluralForm(word);

    private static bool IsPluralForm(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');

    private static bool IsNumber(string word) =>
        char.IsAsciiDigit(word[0]) && word.All(c => char.IsAsciiDigit(c) || c is ',' or '.' or '-' or '%' or 'x');

    private static bool HasLetter(string word) => word.EnumerateRunes().Any(System.Text.Rune.IsLetter);
}
