using System.Collections.Immutable;

namespace ClipPaste.Web.Studio;

/// <summary>Changes lists of phrases. Pure.</summary>
internal static class PhraseEdits
{
    /// <summary>By how much a key press changes a weight.</summary>
    public const double Step = .1;

    /// <summary>A phrase in the form in which phrases are kept: lower case, single spaces.</summary>
    public static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    /// <summary>Why a tidy phrase cannot be added to a list; null where it can.</summary>
    public static PhraseRefusal? RefusalOf(ImmutableArray<PhraseChoice> phrases, string tidy) => tidy switch
    {
        "" => PhraseRefusal.Empty,
        { Length: > PhraseChoice.LongestText } => PhraseRefusal.TooLong,
        _ when phrases.Any(phrase => phrase.Text == tidy) => PhraseRefusal.Known,
        _ => phrases.Length >= PhraseChoice.Most ? PhraseRefusal.TooMany : null,
    };

    /// <summary>The list with a phrase that was written by hand; the same list where it cannot be added.</summary>
    public static ImmutableArray<PhraseChoice> With(ImmutableArray<PhraseChoice> phrases, string tidy) =>
        RefusalOf(phrases, tidy) is null ? phrases.Add(new PhraseChoice(tidy, Added: true)) : phrases;

    /// <summary>The list with another weight of one phrase, kept within 0 and <see cref="PhraseChoice.Heaviest"/>; the same list where nothing changes.</summary>
    public static ImmutableArray<PhraseChoice> Weighed(ImmutableArray<PhraseChoice> phrases, string text, double weight)
    {
        var place = PlaceOf(phrases, text);
        var limited = double.IsFinite(weight) ? Math.Round(Math.Clamp(weight, 0, PhraseChoice.Heaviest), 2) : 1;
        return place < 0 || phrases[place].Weight == limited ? phrases : phrases.SetItem(place, phrases[place] with { Weight = limited });
    }

    /// <summary>The list with a phrase that weighs some steps more, or less.</summary>
    public static ImmutableArray<PhraseChoice> Stepped(ImmutableArray<PhraseChoice> phrases, string text, int steps) =>
        PlaceOf(phrases, text) is >= 0 and var place ? Weighed(phrases, text, phrases[place].Weight + (steps * Step)) : phrases;

    /// <summary>The list without a phrase; the same list where it is not in it.</summary>
    public static ImmutableArray<PhraseChoice> Without(ImmutableArray<PhraseChoice> phrases, string text) =>
        PlaceOf(phrases, text) is >= 0 and var place ? phrases.RemoveAt(place) : phrases;

    /// <summary>The state with other phrases; picks and undecided cut-outs of phrases that are gone go with them.</summary>
    public static ProjectState WithPhrases(ProjectState state, ImmutableArray<PhraseChoice> phrases)
    {
        if (phrases == state.Phrases)
            return state;
        var texts = phrases.Select(phrase => phrase.Text).ToHashSet();
        return PickEdits.WithoutCutouts(state, cutout => !texts.Contains(cutout.Phrase)) with
        {
            Phrases = phrases,
            Picks = state.Picks.RemoveAll(pick => !texts.Contains(pick.Phrase)),
        };
    }

    private static int PlaceOf(ImmutableArray<PhraseChoice> phrases, string text)
    {
        for (var place = 0; place < phrases.Length; place++)
        {
            if (phrases[place].Text == text)
                return place;
        }
        return -1;
    }
}

/// <summary>Why a phrase cannot be added.</summary>
internal enum PhraseRefusal
{
    /// <summary>It has no words.</summary>
    Empty,

    /// <summary>It is longer than <see cref="PhraseChoice.LongestText"/>.</summary>
    TooLong,

    /// <summary>It is in the list already.</summary>
    Known,

    /// <summary>The list holds <see cref="PhraseChoice.Most"/>.</summary>
    TooMany,
}
