using System.Collections.Immutable;
using System.Numerics;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// Decides which cut-outs a collage is made of: the best for everything the prompt names, as many as its number asks for, and no tail of
/// things that hardly fit.
/// </summary>
/// <param name="model">The judge; borrowed.</param>
/// <param name="ranker">Has seen all the photos.</param>
/// <param name="networks">Cut photos up; borrowed.</param>
/// <param name="cache">Keeps cut-outs from one collage to the next.</param>
public sealed class CutoutChooser(IVisionLanguageModel model, PhotoRanker ranker, CutoutNetworks networks, CutoutCache cache)
{
    private const double QualityWeight = .25;
    private const double CutSidePenalty = .02;
    private const double LongestTail = .2;
    private const double SamePart = .3;
    private const int SeveralSubjects = 3;
    private const int SeveralSceneries = 2;

    private readonly CutoutScorer _scorer = new(model);

    /// <summary>Chooses cut-outs for a prompt.</summary>
    /// <param name="prompt">What is named.</param>
    /// <param name="photos">Where to look.</param>
    /// <param name="most">Pieces at most.</param>
    /// <param name="progress">Told what is done and what nothing was found for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public ImmutableArray<ChosenCutout> Choose(
        Prompt prompt, IReadOnlyCollection<SourcePhoto> photos, int most, IProgress<MakeEvent> progress, CancellationToken cancellationToken)
    {
        var things = prompt.Things.Select(thing => (Thing: thing, Ranked: Fitting(photos, thing, progress))).ToArray();
        TellUnshownDeeds(prompt, photos, progress);
        var clock = new ProgressClock(progress, things.Length);
        var chosen = new List<ChosenCutout>();
        foreach (var (thing, ranked) in things)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ranked.Length > 0)
                chosen.AddRange(ForThing(thing, ranked, progress, cancellationToken));
            clock.Step();
        }
        return Trim(chosen, most);
    }

    // A collage shows what is in the photos: a penguin that skis has to be in one.
    private void TellUnshownDeeds(Prompt prompt, IReadOnlyCollection<SourcePhoto> photos, IProgress<MakeEvent> progress)
    {
        foreach (var verb in prompt.Things.Select(thing => thing.Verb).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (!ranker.Rank(photos, verb).Any(photo => photo.Fits))
                progress.Report(new MakeEvent.Warned($"no photo shows \"{verb}\"; the picture does without it"));
        }
    }

    private RankedPhoto[] Fitting(IReadOnlyCollection<SourcePhoto> photos, Thing thing, IProgress<MakeEvent> progress)
    {
        var ranked = ranker.Rank(photos, thing.Name);
        if (ranked.Count == 0 || !ranked[0].Fits)
        {
            progress.Report(new MakeEvent.Warned($"no photo fits \"{thing.Name}\"; it is left out"));
            return [];
        }
        return [.. ranked.TakeWhile(photo => photo.Fits && photo.Score >= ranked[0].Score - LongestTail)];
    }

    private IEnumerable<ChosenCutout> ForThing(
        Thing thing, RankedPhoto[] ranked, IProgress<MakeEvent> progress, CancellationToken cancellationToken)
    {
        if (thing.IsAtmosphere)
            return [Backdrop(ranked[0], thing)];
        var role = thing.IsScenery ? PieceRole.Scenery : PieceRole.Subject;
        var wanted = Wanted(thing);
        var phrase = PhraseEmbedding.Encode(model, thing.Name);
        var candidates = new List<ChosenCutout>();
        foreach (var photo in ranked.Take(wanted + 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            candidates.AddRange(FromPhoto(photo, thing, phrase, role));
        }
        if (candidates.Count == 0 && thing.IsScenery)
            return [Backdrop(ranked[0], thing)];
        if (candidates.Count == 0)
        {
            progress.Report(new MakeEvent.Warned($"\"{thing.Name}\" could not be cut out of its photos; it is left out"));
            return [];
        }
        var best = Best(candidates, wanted);
        // One penguin photo still makes three penguins; but two different drums are better than three of which two are twins.
        var repeat = best.Length == 1 && role == PieceRole.Subject ? wanted : thing.Count is null || role == PieceRole.Scenery ? best.Length : wanted;
        return Enumerable.Range(0, repeat).Select(number => best[number % best.Length]);
    }

    private static ChosenCutout Backdrop(RankedPhoto ranked, Thing thing) =>
        new(BackdropCutter.Cut(ranked.Photo, ImageReader.Read(ranked.Photo.Path)), thing, PieceRole.Backdrop, ranked.Score);

    // The best candidates, no two of which show the same part of a photo (a herd and one of its horses).
    private static ChosenCutout[] Best(List<ChosenCutout> candidates, int wanted)
    {
        var best = new List<ChosenCutout>();
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Score))
        {
            var fits = best.Count == 0 || candidate.Score >= best[0].Score - LongestTail;
            if (fits && best.Count < wanted && !best.Any(other => other.Cutout.Photo.Id == candidate.Cutout.Photo.Id && other.Cutout.Box.Overlap(candidate.Cutout.Box) > SamePart))
                best.Add(candidate);
        }
        return [.. best];
    }

    private IEnumerable<ChosenCutout> FromPhoto(RankedPhoto photo, Thing thing, float[] phrase, PieceRole role)
    {
        var kind = role == PieceRole.Scenery ? CutoutKind.Scenery : CutoutKind.Subject;
        foreach (var cutout in Cut(photo.Photo, new CutoutRequest { Kind = kind }))
        {
            var sides = BitOperations.PopCount((uint)cutout.CutSides);
            var penalty = role == PieceRole.Subject ? CutSidePenalty * sides : 0;
            var score = _scorer.Score(cutout, phrase) + photo.Score - photo.Pixels + QualityWeight * cutout.Quality - penalty;
            yield return new ChosenCutout(cutout, thing, role, score);
        }
    }

    private IReadOnlyList<Cutout> Cut(SourcePhoto photo, CutoutRequest request) => cache.GetOrCut(
        photo, request, networks.Cutter.Version, () => networks.Cutter.Cut(photo, ImageReader.Read(photo.Path), request));

    private static int Wanted(Thing thing)
    {
        if (thing.Count is { } count)
            return Math.Clamp(count, 1, 12);
        return !thing.IsPlural ? 1 : thing.IsScenery ? SeveralSceneries : SeveralSubjects;
    }

    // Too many pieces: the thing with the most of them gives up one at a time, so that everything named stays in.
    private static ImmutableArray<ChosenCutout> Trim(List<ChosenCutout> chosen, int most)
    {
        while (chosen.Count > most)
        {
            var largest = chosen.GroupBy(item => item.Thing).OrderByDescending(group => group.Count()).First();
            chosen.RemoveAt(chosen.FindLastIndex(item => item.Thing == largest.Key));
        }
        return [.. chosen];
    }
}
