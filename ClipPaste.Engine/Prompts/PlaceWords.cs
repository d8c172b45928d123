namespace ClipPaste.Engine.Prompts;

/// <summary>The words of place and the places they mean.</summary>
internal static class PlaceWords
{
    private static readonly (string Words, Place Place)[] Spellings =
    [
        ("in front of", Place.InFrontOf), ("in the foreground of", Place.InFrontOf), ("in the background of", Place.Behind),
        ("in back of", Place.Behind), ("on top of", Place.On), ("on the top of", Place.AtTop), ("at the top of", Place.AtTop),
        ("at the bottom of", Place.AtBottom), ("at the foot of", Place.AtBottom), ("next to", Place.Beside), ("close to", Place.Beside),
        ("on either side of", Place.Around), ("on both sides of", Place.Around), ("at the side of", Place.Beside),
        ("on the side of", Place.Beside), ("by the side of", Place.Beside), ("on the edge of", Place.On),
        ("at the edge of", Place.Beside), ("in the middle of", Place.Inside), ("in the center of", Place.Inside),
        ("in the centre of", Place.Inside), ("in the heart of", Place.Inside), ("to the left of", Place.LeftOf),
        ("on the left of", Place.LeftOf), ("left of", Place.LeftOf), ("to the right of", Place.RightOf),
        ("on the right of", Place.RightOf), ("right of", Place.RightOf), ("out of", Place.Inside), ("hanging from", Place.Under),
        ("dangling from", Place.Under), ("over", Place.Over), ("above", Place.Over), ("under", Place.Under), ("below", Place.Under),
        ("beneath", Place.Under), ("underneath", Place.Under), ("behind", Place.Behind), ("against", Place.InFrontOf), ("on", Place.On),
        ("onto", Place.On), ("upon", Place.On), ("atop", Place.On), ("aboard", Place.On), ("across", Place.On), ("along", Place.On),
        ("beside", Place.Beside), ("alongside", Place.Beside), ("by", Place.Beside), ("near", Place.Beside), ("at", Place.Beside),
        ("past", Place.Beside), ("toward", Place.Beside), ("towards", Place.Beside), ("between", Place.Between), ("around", Place.Around),
        ("inside", Place.Inside), ("into", Place.Inside), ("in", Place.Inside), ("within", Place.Inside), ("among", Place.Inside),
        ("amongst", Place.Inside), ("amid", Place.Inside), ("amidst", Place.Inside), ("through", Place.Inside),
        ("throughout", Place.Inside), ("down", Place.Down), ("up", Place.Up),
    ];

    private static readonly (string Words, Place Place)[] OnCanvas =
    [
        ("in the foreground", Place.InFrontOf), ("in the background", Place.Behind), ("on the left", Place.LeftOf),
        ("to the left", Place.LeftOf), ("on the right", Place.RightOf), ("to the right", Place.RightOf), ("at the top", Place.AtTop),
        ("on top", Place.AtTop), ("at the bottom", Place.AtBottom), ("in the middle", Place.Inside), ("in the center", Place.Inside),
        ("in the centre", Place.Inside), ("overhead", Place.AtTop),
    ];

    private static readonly Entry[] Entries = Spellings.Select(s => new Entry(WordSet.Split(s.Words), s.Place, true))
        .Concat(OnCanvas.Select(s => new Entry(WordSet.Split(s.Words), s.Place, false)))
        .OrderByDescending(entry => entry.Words.Length)
        .ToArray();

    /// <summary>The longest expression of place that begins at word <paramref name="i"/>, or null.</summary>
    public static Entry? At(IReadOnlyList<TaggedWord> words, int i) => Array.Find(Entries, entry => Matches(entry.Words, words, i));

    private static bool Matches(string[] expression, IReadOnlyList<TaggedWord> words, int i)
    {
        if (i + expression.Length > words.Count)
            return false;
        for (var k = 0; k < expression.Length; k++)
        {
            if (words[i + k].Text != expression[k])
                return false;
        }
        // A word of place that is a describing word here ("past events", "a near miss") is left to the noun it belongs to.
        return expression.Length > 1 || !words[i].IsContent;
    }

    /// <summary>An expression of place.</summary>
    /// <param name="Words">Its words.</param>
    /// <param name="Place">What it means.</param>
    /// <param name="TakesLandmark">Whether a landmark follows; otherwise it names a part of the canvas.</param>
    public sealed record Entry(string[] Words, Place Place, bool TakesLandmark);
}
