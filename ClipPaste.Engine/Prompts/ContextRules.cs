namespace ClipPaste.Engine.Prompts;

/// <summary>Corrects the tags of words by their neighbours; one pass from left to right.</summary>
internal sealed class ContextRules(WordGuess guess)
{
    /// <summary>Gerunds that also name a thing and take no word of place as verbs ("a building on a hill").</summary>
    private static readonly System.Collections.Frozen.FrozenSet<string> ThingsInIng = WordSet.Of("""
        building painting drawing ceiling railing wedding clothing carving engraving meeting clearing beginning ending dwelling crossing opening stuffing
        lightning king ring wing string spring thing earring sibling duckling gosling sapling dumpling pudding evening morning herring starling viking
        """);

    public void Apply(TaggedWord[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var tag = Auxiliary(words, i) ?? Disambiguated(words, i);
            if (tag is { } better)
                words[i] = words[i] with { Tag = better };
        }
    }

    private PartOfSpeech? Disambiguated(TaggedWord[] words, int i)
    {
        var word = words[i];
        var previous = i > 0 ? words[i - 1] : default(TaggedWord?);
        var next = i + 1 < words.Length ? words[i + 1] : default(TaggedWord?);
        if (word.Text is "past" or "round" && previous is { IsContent: true } && next is { Tag: PartOfSpeech.Determiner or PartOfSpeech.PossessivePronoun })
            return PartOfSpeech.Preposition;
        if (word.Tag == PartOfSpeech.Adverb && previous is { Tag: PartOfSpeech.Determiner } && next is { IsNoun: true } && guess.CanBe(word.Text, PartOfSpeech.Adjective))
            return PartOfSpeech.Adjective;
        if (!word.IsContent || word.Tag == PartOfSpeech.ProperNoun)
            return Apostrophe(word, previous);
        if (word.Text.EndsWith("ing", StringComparison.Ordinal) && guess.CanBe(word.Text, PartOfSpeech.Gerund))
            return IngForm(word, previous, next);
        if (word.Tag == PartOfSpeech.PresentVerb && previous is null or { Tag: PartOfSpeech.Punctuation or PartOfSpeech.Preposition or PartOfSpeech.Adjective })
            return guess.CanBe(word.Text, PartOfSpeech.PluralNoun) ? PartOfSpeech.PluralNoun : null;
        if (word.Tag == PartOfSpeech.PresentVerb && previous is { Tag: PartOfSpeech.Conjunction } && guess.IsConcrete(word.Text) && !(next is { } object1 && StartsObject(object1)))
            return PartOfSpeech.PluralNoun;
        if (previous is { Tag: PartOfSpeech.Determiner or PartOfSpeech.PossessivePronoun or PartOfSpeech.PossessiveEnding or PartOfSpeech.Number })
            return AfterDeterminer(word, next);
        if (previous is { } p && p.Text == "to" && guess.CanBe(word.Text, PartOfSpeech.BaseVerb) && !StartsNounGroup(word))
            return next is { } n && StartsObject(n) ? PartOfSpeech.BaseVerb : null;
        if (previous is { IsNoun: true } subject)
            return AfterNoun(word, subject, next, HasSingularArticle(words, i));
        return previous is { Tag: PartOfSpeech.Pronoun } && word.IsNoun ? AfterPronoun(word) : null;
    }

    /// <summary>"do", "have" and "be" help other verbs; only on their own are they full verbs.</summary>
    private static PartOfSpeech? Auxiliary(TaggedWord[] words, int i)
    {
        var reach = words[i].Text switch { "have" or "has" or "had" or "having" or "'ve" or "'d" => 2, "do" or "does" or "did" => 3, _ => 0 };
        for (var j = i + 1; j <= i + reach && j < words.Length; j++)
        {
            var helps = reach == 2 ? words[j].Tag is PartOfSpeech.Participle or PartOfSpeech.PastVerb : words[j].Tag is PartOfSpeech.BaseVerb;
            if (helps || words[j].Text == "been")
                return PartOfSpeech.Auxiliary;
        }
        return null;
    }

    /// <summary>An apostrophe that follows no noun is a quotation mark.</summary>
    private static PartOfSpeech? Apostrophe(TaggedWord word, TaggedWord? previous) =>
        word.Tag == PartOfSpeech.PossessiveEnding && previous is not { IsNoun: true } ? PartOfSpeech.Punctuation : null;

    private PartOfSpeech? IngForm(TaggedWord word, TaggedWord? previous, TaggedWord? next)
    {
        var takesObject = next is { Tag: PartOfSpeech.Determiner or PartOfSpeech.PossessivePronoun or PartOfSpeech.Pronoun or PartOfSpeech.Number };
        var isThing = ThingsInIng.Contains(word.Text);
        if (previous is { IsNoun: true } subject)
        {
            if (takesObject || !isThing)
                return PartOfSpeech.Gerund;
            return subject.Tag == PartOfSpeech.PluralNoun && next is not { Text: "of" } ? PartOfSpeech.Gerund : PartOfSpeech.Noun;
        }
        if (isThing && !takesObject)
            return PartOfSpeech.Noun;
        var heads = previous is { Tag: PartOfSpeech.Determiner or PartOfSpeech.PossessivePronoun or PartOfSpeech.Adjective } && next is not { IsContent: true };
        return heads && guess.CanBe(word.Text, PartOfSpeech.Noun) && next is not { Tag: PartOfSpeech.Preposition } ? PartOfSpeech.Noun : PartOfSpeech.Gerund;
    }

    /// <summary>"the swing", "a fall": no finite verb follows an article.</summary>
    private PartOfSpeech? AfterDeterminer(TaggedWord word, TaggedWord? next) => word.Tag switch
    {
        PartOfSpeech.BaseVerb when next is { IsNoun: true } && guess.CanBe(word.Text, PartOfSpeech.Adjective) => PartOfSpeech.Adjective,
        PartOfSpeech.BaseVerb => PartOfSpeech.Noun,
        PartOfSpeech.PresentVerb => PartOfSpeech.PluralNoun,
        PartOfSpeech.Participle or PartOfSpeech.PastVerb when next is not { IsContent: true } && guess.CanBe(word.Text, PartOfSpeech.Noun) => PartOfSpeech.Noun,
        _ => null,
    };

    /// <summary>A noun that may be a verb is one where an object or a place follows the subject: "a fox jumps over", "penguins ski down".</summary>
    private PartOfSpeech? AfterNoun(TaggedWord word, TaggedWord subject, TaggedWord? next, bool isSingular)
    {
        var endsClause = next is null or { Tag: PartOfSpeech.Punctuation or PartOfSpeech.Conjunction };
        var objectFollows = next is { } n && StartsObject(n);
        var placeFollows = next is { Tag: PartOfSpeech.Preposition } and not { Text: "of" };
        if (word.Tag is PartOfSpeech.PluralNoun or PartOfSpeech.PresentVerb && guess.CanBe(word.Text, PartOfSpeech.PresentVerb))
        {
            var isVerb = subject.Tag != PartOfSpeech.PluralNoun && (objectFollows || isSingular || (placeFollows && !guess.IsConcrete(word.Text)));
            if (isVerb)
                return PartOfSpeech.PresentVerb;
            return word.Tag == PartOfSpeech.PresentVerb && (guess.IsConcrete(word.Text) || next is { IsVerb: true }) ? PartOfSpeech.PluralNoun : null;
        }
        if (word.Tag == PartOfSpeech.BaseVerb && subject.Tag != PartOfSpeech.PluralNoun && guess.CanBe(word.Text, PartOfSpeech.Noun))
            return PartOfSpeech.Noun;
        if (subject.Tag != PartOfSpeech.PluralNoun || !guess.CanBe(word.Text, PartOfSpeech.BaseVerb) || word.Tag == PartOfSpeech.PluralNoun)
            return null;
        return objectFollows || placeFollows || (next is { IsNoun: true } && !endsClause) ? PartOfSpeech.BaseVerb : null;
    }

    /// <summary>Whether "a", "an" or "one" opens the nouns before word <paramref name="i"/>; then a form in -s cannot be one of them.</summary>
    private static bool HasSingularArticle(TaggedWord[] words, int i)
    {
        while (i > 0 && (words[i - 1].IsNoun || words[i - 1].Tag == PartOfSpeech.Adjective))
            i--;
        return i > 0 && words[i - 1].Text is "a" or "an" or "one" or "every" or "each";
    }

    private PartOfSpeech? AfterPronoun(TaggedWord word) =>
        guess.CanBe(word.Text, PartOfSpeech.PresentVerb) ? PartOfSpeech.PresentVerb : guess.CanBe(word.Text, PartOfSpeech.BaseVerb) ? PartOfSpeech.BaseVerb : null;

    private static bool StartsObject(TaggedWord word) => word.Tag is PartOfSpeech.Determiner or PartOfSpeech.PossessivePronoun;

    private static bool StartsNounGroup(TaggedWord word) => word.Tag is PartOfSpeech.PluralNoun or PartOfSpeech.Adjective;
}
