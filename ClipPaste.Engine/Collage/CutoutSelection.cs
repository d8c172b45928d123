using System.Collections.Immutable;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Collage;

/// <summary>The photos and cut-outs that are taken where nobody chooses himself.</summary>
public static class CutoutSelection
{
    /// <summary>What scores less than this below the best does not belong with it.</summary>
    public const double LongestTail = .2;

    /// <summary>Cut-outs of one photo that have more of the smaller one's box than this in common show the same: a herd and one of its horses.</summary>
    public const double SamePart = .3;

    private const int SeveralSubjects = 3;
    private const int SeveralSceneries = 2;
    private const int MostOfAThing = 12;

    /// <summary>The photos that really show a thing and are nearly as good as the best.</summary>
    /// <param name="ranked">Photos ranked for the thing, the best first.</param>
    /// <returns>The best first; empty where no photo fits.</returns>
    public static ImmutableArray<RankedPhoto> Fitting(IReadOnlyList<RankedPhoto> ranked) =>
        ranked.Count == 0 ? [] : [.. ranked.TakeWhile(photo => photo.Fits && photo.Score >= ranked[0].Score - LongestTail)];

    /// <summary>
    /// How many of the <see cref="Fitting"/> photos are cut up for a thing: one more than are needed, for one may come out badly.
    /// </summary>
    public static int PhotosOf(Thing thing) => thing.IsAtmosphere ? 1 : PiecesOf(thing) + 1;

    /// <summary>How many pieces a thing should have, 1 to 12: as many as the prompt says, a few for a plural.</summary>
    public static int PiecesOf(Thing thing)
    {
        if (thing.Count is { } count)
            return Math.Clamp(count, 1, MostOfAThing);
        return !thing.IsPlural ? 1 : thing.IsScenery ? SeveralSceneries : SeveralSubjects;
    }

    /// <summary>
    /// The pieces of a thing: the best of the candidates, no two of which show the same part of a photo, repeated where the thing needs
    /// more.
    /// </summary>
    /// <param name="candidates">Cut-outs for the thing, from any number of photos.</param>
    /// <param name="thing">What they are for.</param>
    /// <returns>Empty where there is no candidate.</returns>
    public static ImmutableArray<ChosenCutout> OfThing(IEnumerable<ChosenCutout> candidates, Thing thing)
    {
        var wanted = PiecesOf(thing);
        var best = Best(candidates, wanted);
        if (best.Count == 0 || best[0].Role == PieceRole.Backdrop)
            return [.. best.Take(1)];
        // One penguin photo still makes three penguins; but two different drums are better than three of which two are twins.
        var alone = best.Count == 1 && best[0].Role == PieceRole.Subject;
        var repeat = alone ? wanted : thing.Count is null || best[0].Role == PieceRole.Scenery ? best.Count : wanted;
        return [.. Enumerable.Range(0, repeat).Select(number => best[number % best.Count])];
    }

    /// <summary>Too many pieces: the thing with the most of them gives up one at a time, so that everything named stays in.</summary>
    /// <param name="chosen">The pieces of all things.</param>
    /// <param name="most">Pieces at most.</param>
    public static ImmutableArray<ChosenCutout> Trim(IEnumerable<ChosenCutout> chosen, int most)
    {
        var kept = chosen.ToList();
        while (kept.Count > most)
        {
            var largest = kept.GroupBy(item => item.Thing).OrderByDescending(group => group.Count()).First();
            kept.RemoveAt(kept.FindLastIndex(item => item.Thing == largest.Key));
        }
        return [.. kept];
    }

    private static List<ChosenCutout> Best(IEnumerable<ChosenCutout> candidates, int wanted)
    {
        var best = new List<ChosenCutout>();
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Score))
        {
            var fits = best.Count == 0 || candidate.Score >= best[0].Score - LongestTail;
            if (fits && best.Count < wanted && !best.Exists(other => ShowSame(other.Cutout, candidate.Cutout)))
                best.Add(candidate);
        }
        return best;
    }

    private static bool ShowSame(Cutout first, Cutout second) =>
        first.Photo.Id == second.Photo.Id && first.Box.Overlap(second.Box) > SamePart;
}
