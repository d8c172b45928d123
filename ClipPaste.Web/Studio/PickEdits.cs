using System.Collections.Immutable;

namespace ClipPaste.Web.Studio;

/// <summary>Picks and drops photos. Pure.</summary>
internal static class PickEdits
{
    /// <summary>Whether a photo is picked for a phrase.</summary>
    public static bool IsPicked(ProjectState state, string photo, string phrase) => state.Picks.Contains(new PickedPhoto(photo, phrase));

    /// <summary>Picks photos for a phrase, as far as there is room; the same state where nothing changes.</summary>
    public static ProjectState Pick(ProjectState state, IEnumerable<string> photos, string phrase)
    {
        PickedPhoto[] fresh =
        [
            .. photos.Distinct().Select(photo => new PickedPhoto(photo, phrase)).Where(pick => !state.Picks.Contains(pick))
                .Take(Math.Max(0, PickedPhoto.Most - state.Picks.Length)),
        ];
        return fresh.Length == 0 ? state : state with { Picks = state.Picks.AddRange(fresh) };
    }

    /// <summary>Drops a photo of a phrase, or with null all of them; what was cut from them and is neither approved nor placed goes with them.</summary>
    public static ProjectState Drop(ProjectState state, string phrase, string? photo = null)
    {
        bool Goes(string itsPhoto, string itsPhrase) => itsPhrase == phrase && (photo is null || itsPhoto == photo);
        var picks = state.Picks.RemoveAll(pick => Goes(pick.Photo, pick.Phrase));
        return picks.Length == state.Picks.Length ? state : WithoutCutouts(state, cutout => Goes(cutout.Photo, cutout.Phrase)) with { Picks = picks };
    }

    /// <summary>Picks a photo that its user has brought; where the project has no such phrase yet, it gets it.</summary>
    public static ProjectState Join(ProjectState state, string photo, string phrase) =>
        Pick(state with { Phrases = PhraseEdits.With(state.Phrases, phrase) }, [photo], phrase);

    /// <summary>Picked photos of phrases that count which have not been cut yet.</summary>
    public static ImmutableArray<PickedPhoto> Uncut(ProjectState state)
    {
        var cut = state.Cutouts.Select(cutout => new PickedPhoto(cutout.Photo, cutout.Phrase)).ToHashSet();
        var counting = state.Phrases.Where(phrase => phrase.Weight > 0).Select(phrase => phrase.Text).ToHashSet();
        return state.Picks.RemoveAll(pick => !counting.Contains(pick.Phrase) || cut.Contains(pick));
    }

    /// <summary>The state without those of some cut-outs that nobody approved or placed.</summary>
    internal static ProjectState WithoutCutouts(ProjectState state, Func<CutoutChoice, bool> goes)
    {
        var placed = state.Pieces.Select(piece => piece.Cutout).ToHashSet();
        var kept = state.Cutouts.RemoveAll(cutout => cutout.Verdict != Verdict.Approved && !placed.Contains(cutout.Id) && goes(cutout));
        return kept.Length == state.Cutouts.Length ? state : state with { Cutouts = kept };
    }
}
