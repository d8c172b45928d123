using System.Collections.Immutable;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Studio;

/// <summary>Going through cut-outs and deciding on them; pure functions.</summary>
internal static class CutoutReview
{
    /// <summary>The state with a decision on a cut-out; the same state where that changes nothing.</summary>
    public static ProjectState WithVerdict(ProjectState state, string id, Verdict verdict) =>
        With(state, id, cutout => cutout with { Verdict = verdict });

    /// <summary>The state with a cut-out in another role; the same state where that changes nothing.</summary>
    public static ProjectState WithRole(ProjectState state, string id, PieceRole role) =>
        With(state, id, cutout => cutout with { Role = role });

    /// <summary>Those with a verdict, in their order; all where it is null.</summary>
    public static ImmutableArray<CutoutChoice> Filter(ImmutableArray<CutoutChoice> cutouts, Verdict? verdict) =>
        verdict is null ? cutouts : cutouts.RemoveAll(cutout => cutout.Verdict != verdict);

    /// <summary>The next cut-out after another that nobody has decided on, beginning anew at the end; null where there is none.</summary>
    public static string? NextOpen(ImmutableArray<CutoutChoice> cutouts, string id)
    {
        var place = PlaceOf(cutouts, id);
        return Enumerable.Range(1, cutouts.Length).Select(step => cutouts[(place + step) % cutouts.Length])
            .FirstOrDefault(cutout => cutout.Verdict == Verdict.Open && cutout.Id != id)?.Id;
    }

    /// <summary>The cut-out some places further; the first or last where there are not so many. Null where there are none at all.</summary>
    public static string? Neighbour(ImmutableArray<CutoutChoice> cutouts, string id, int steps) =>
        cutouts.IsEmpty ? null : cutouts[Math.Clamp(PlaceOf(cutouts, id) + steps, 0, cutouts.Length - 1)].Id;

    /// <summary>The phrases that count for which there is neither a photo nor a cut-out.</summary>
    public static ImmutableArray<string> WithoutPhotos(ProjectState state)
    {
        var provided = state.Picks.Select(pick => pick.Phrase).Concat(state.Cutouts.Select(cutout => cutout.Phrase)).ToHashSet();
        return [.. state.Phrases.Where(phrase => phrase.Weight > 0 && !provided.Contains(phrase.Text)).Select(phrase => phrase.Text)];
    }

    private static int PlaceOf(ImmutableArray<CutoutChoice> cutouts, string id)
    {
        for (var place = 0; place < cutouts.Length; place++)
        {
            if (cutouts[place].Id == id)
                return place;
        }
        return -1;
    }

    private static ProjectState With(ProjectState state, string id, Func<CutoutChoice, CutoutChoice> change)
    {
        if (state.Cutouts.FirstOrDefault(cutout => cutout.Id == id) is not { } before || change(before) is var after && after == before)
            return state;
        return state with { Cutouts = state.Cutouts.Replace(before, after) };
    }
}
