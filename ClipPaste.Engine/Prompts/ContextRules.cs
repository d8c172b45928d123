using static ClipPaste.Engine.Prompts.PartOfSpeech;

namespace ClipPaste.Engine.Prompts;

/// <summary>Corrects the tags of words by their neighbours; one pass from left to right.</summary>
internal sealed class ContextRules(WordGuess guess)
{
    /// <summary>Gerunds that also name a thing and take no word of place as verbs ("a building on a hill").</summary>
    private static readonly System.Collections.Frozen.FrozenSet<string> ThingsInIng = WordSet.Of("""
        building painting drawing ceiling railing wedding clothing carving engraving meeting clearing beginning ending dwelling crossing
        opening stuffing
        lightning king ring wing string spring thing earring sibling duckling gosling sapling dumpling pudding evening morning herring
        starling viking
        """);

    public void Apply(TaggedWord[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var tag = Helping(words, i) ?? Disambiguated(words, i);
            if (tag is { } better)
                words[i] = words[i] with { Tag = better };
        }
    }

    private PartOfSpeech? Disambiguated(TaggedWord[] words, int i)
    {
        var word = words[i];
        var previous = i > 0 ? words[i - 1] : default(TaggedWord?);
        var next = i + 1 < words.Length ? words[i + 1] : default(TaggedWord?);
        var objectFollows = next is { Tag: Determiner or PossessivePronoun };
        if (word.Text is "past" or "round" && previous is { IsContent: true } && objectFollows)
            return Preposition;
        if (word.Tag == Adverb && previous is { Tag: Determiner } && next is { IsNoun: true } && guess.CanBe(word.Text, Adjective))
            return Adjective;
        if (!word.IsContent || word.Tag == ProperNoun)
            return Apostrophe(word, previous);
        if (word.Text.Ends("ing") && guess.CanBe(word.Text, Gerund))
            return IngForm(word, previous, next);
        if (word.Tag == PresentVerb && previous is null or { Tag: Punctuation or Preposition or Adjective })
            return guess.CanBe(word.Text, PluralNoun) ? PluralNoun : null;
        if (word.Tag == PresentVerb && previous is { Tag: Conjunction } && guess.IsConcrete(word.Text) && !objectFollows)
            return PluralNoun;
        if (previous is { Tag: Determiner or PossessivePronoun or PossessiveEnding or Number })
            return AfterDeterminer(word, next);
        // "a polar bear": no verb stands right behind an adjective.
        if (word.Tag == BaseVerb && previous is { Tag: Adjective } && guess.CanBe(word.Text, Noun))
            return Noun;
        if (previous is { } p && p.Text == "to" && guess.CanBe(word.Text, BaseVerb) && !StartsNounGroup(word))
            return objectFollows ? BaseVerb : null;
        if (previous is { IsNoun: true } subject)
            return AfterNoun(word, subject, next, HasSingularArticle(words, i));
        return previous is { Tag: Pronoun } && word.IsNoun ? AfterPronoun(word) : null;
    }

    /// <summary>"do", "have" and "be" help other verbs; only on their own are they full verbs.</summary>
    private static PartOfSpeech? Helping(TaggedWord[] words, int i)
    {
        var reach = words[i].Text switch
        {
            "have" or "has" or "had" or "having" or "'ve" or "'d" => 2,
            "do" or "does" or "did" => 3,
            _ => 0,
        };
        for (var j = i + 1; j <= i + reach && j < words.Length; j++)
        {
            var helps = reach == 2 ? words[j].Tag is Participle or PastVerb : words[j].Tag is BaseVerb;
            if (helps || words[j].Text == "been")
                return Auxiliary;
        }
        return null;
    }

    /// <summary>An apostrophe that follows no noun is a quotation mark.</summary>
    private static PartOfSpeech? Apostrophe(TaggedWord word, TaggedWord? previous) =>
        word.Tag == PossessiveEnding && previous is not { IsNoun: true } ? Punctuation : null;

    private PartOfSpeech? IngForm(TaggedWord word, TaggedWord? previous, TaggedWord? next)
    {
        var takesObject = next is { Tag: Determiner or PossessivePronoun or Pronoun or Number };
        var isThing = ThingsInIng.Contains(word.Text);
        if (previous is { IsNoun: true } subject)
        {
            if (takesObject || !isThing)
                return Gerund;
            return subject.Tag == PluralNoun && next is not { Text: "of" } ? Gerund : Noun;
        }
        if (isThing && !takesObject)
            return Noun;
        var heads = previous is { Tag: Determiner or PossessivePronoun or Adjective } && next is not { IsContent: true };
        return heads && guess.CanBe(word.Text, Noun) && next is not { Tag: Preposition } ? Noun : Gerund;
    }

    /// <summary>"the swing", "a fall": no finite verb follows an article.</summary>
    private PartOfSpeech? AfterDeterminer(TaggedWord word, TaggedWord? next) => word.Tag switch
    {
        BaseVerb when next is { IsNoun: true } && guess.CanBe(word.Text, Adjective) => Adjective,
        BaseVerb => Noun,
        PresentVerb => PluralNoun,
        Participle or PastVerb when next is not { IsContent: true } && guess.CanBe(word.Text, Noun) => Noun,
        _ => null,
    };

    /// <summary>A noun that may be a verb is one where an object or a place follows the subject: "a fox jumps over", "penguins ski
    /// down".</summary>
    private PartOfSpeech? AfterNoun(TaggedWord word, TaggedWord subject, TaggedWord? next, bool isSingular)
    {
        var endsClause = next is null or { Tag: Punctuation or Conjunction };
        var objectFollows = next is { Tag: Determiner or PossessivePronoun };
        var placeFollows = next is { Tag: Preposition } and not { Text: "of" };
        if (word.Tag is PluralNoun or PresentVerb && guess.CanBe(word.Text, PresentVerb))
        {
            var isVerb = subject.Tag != PluralNoun && (objectFollows || isSingular || (placeFollows && !guess.IsConcrete(word.Text)));
            if (isVerb)
                return PresentVerb;
            return word.Tag == PresentVerb && (guess.IsConcrete(word.Text) || next is { IsVerb: true }) ? PluralNoun : null;
        }
        if (word.Tag == BaseVerb && subject.Tag != PluralNoun && guess.CanBe(word.Text, Noun))
            return Noun;
        if (subject.Tag != PluralNoun || !guess.CanBe(word.Text, BaseVerb) || word.Tag == PluralNoun)
            return null;
        return objectFollows || placeFollows || (next is { IsNoun: true } && !endsClause) ? BaseVerb : null;
    }

    /// <summary>Whether "a", "an" or "one" opens the nouns before word <paramref name="i"/>; then a form in -s cannot be one of
    /// them.</summary>
    private static bool HasSingularArticle(TaggedWord[] words, int i)
    {
        while (i > 0 && (words[i - 1].IsNoun || words[i - 1].Tag == Adjective))
            i--;
        return i > 0 && words[i - 1].Text is "a" or "an" or "one" or "every" or "each";
    }

    private PartOfSpeech? AfterPronoun(TaggedWord word) =>
        guess.CanBe(word.Text, PresentVerb) ? PresentVerb : guess.CanBe(word.Text, BaseVerb) ? BaseVerb : null;

    private static bool StartsNounGroup(TaggedWord word) => word.Tag is PluralNoun or Adjective;
}
