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
/// things that hardly fit. Its steps serve one by one where a user decides himself. For one caller at a time.
/// </summary>
/// <param name="model">The judge; borrowed.</param>
/// <param name="ranker">Has seen all the photos.</param>
/// <param name="networks">Cut photos up; borrowed.</param>
/// <param name="cache">Keeps cut-outs from one collage to the next.</param>
public sealed class CutoutChooser(IVisionLanguageModel model, PhotoRanker ranker, CutoutNetworks networks, CutoutCache cache)
{
    private const double QualityWeight = .25;
    private const double CutSidePenalty = .02;

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
        return CutoutSelection.Trim(chosen, most);
    }

    /// <summary>The best photos for a thing, whether they fit or not (see <see cref="CutoutSelection.Fitting"/>).</summary>
    /// <param name="photos">Photos that the ranker has seen.</param>
    /// <param name="thing">What is looked for.</param>
    /// <param name="most">Photos at most.</param>
    /// <returns>The best first.</returns>
    public ImmutableArray<RankedPhoto> Rank(IEnumerable<SourcePhoto> photos, Thing thing, int most) =>
        [.. ranker.Rank(photos, thing.Name).Take(most)];

    /// <summary>
    /// All cut-outs that one photo gives for a thing. A backdrop of the whole photo where the thing is sky or weather, or is scenery
    /// that cannot be cut out.
    /// </summary>
    /// <param name="photo">The photo; its file is read.</param>
    /// <param name="thing">What they are for: decides their role and their scores.</param>
    /// <param name="ranked">How the photo was ranked for the thing, or null to rank it now.</param>
    /// <returns>The best first; empty where a subject cannot be cut out.</returns>
    /// <exception cref="ImageFormatException">The photo cannot be read.</exception>
    public ImmutableArray<ChosenCutout> FromPhoto(SourcePhoto photo, Thing thing, RankedPhoto? ranked = null)
    {
        if (ranked is null)
        {
            ranker.Prepare(photo);
            ranked = ranker.Rank([photo], thing.Name)[0];
        }
        if (thing.IsAtmosphere)
            return [Backdrop(ranked, thing)];
        var phrase = PhraseEmbedding.Encode(model, thing.Name);
        var candidates = Candidates(ranked, thing, phrase).OrderByDescending(item => item.Score).ToImmutableArray();
        return candidates.IsEmpty && thing.IsScenery ? [Backdrop(ranked, thing)] : candidates;
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

    private ImmutableArray<RankedPhoto> Fitting(IReadOnlyCollection<SourcePhoto> photos, Thing thing, IProgress<MakeEvent> progress)
    {
        var fitting = CutoutSelection.Fitting(ranker.Rank(photos, thing.Name));
        if (fitting.IsEmpty)
            progress.Report(new MakeEvent.Warned($"no photo fits \"{thing.Name}\"; it is left out"));
        return fitting;
    }

    private ImmutableArray<ChosenCutout> ForThing(
        Thing thing, ImmutableArray<RankedPhoto> ranked, IProgress<MakeEvent> progress, CancellationToken cancellationToken)
    {
        if (thing.IsAtmosphere)
            return [Backdrop(ranked[0], thing)];
        var phrase = PhraseEmbedding.Encode(model, thing.Name);
        var candidates = new List<ChosenCutout>();
        foreach (var photo in ranked.Take(CutoutSelection.PhotosOf(thing)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            candidates.AddRange(Candidates(photo, thing, phrase));
        }
        if (candidates.Count == 0 && thing.IsScenery)
            return [Backdrop(ranked[0], thing)];
        if (candidates.Count == 0)
            progress.Report(new MakeEvent.Warned($"\"{thing.Name}\" could not be cut out of its photos; it is left out"));
        return CutoutSelection.OfThing(candidates, thing);
    }

    private static ChosenCutout Backdrop(RankedPhoto ranked, Thing thing) =>
        new(BackdropCutter.Cut(ranked.Photo, ImageReader.Read(ranked.Photo.Path)), thing, PieceRole.Backdrop, ranked.Score);

    private IEnumerable<ChosenCutout> Candidates(RankedPhoto photo, Thing thing, float[] phrase)
    {
        var role = thing.IsScenery ? PieceRole.Scenery : PieceRole.Subject;
        var kind = thing.IsScenery ? CutoutKind.Scenery : CutoutKind.Subject;
        foreach (var cutout in Cut(photo.Photo, new CutoutRequest { Kind = kind }))
            yield return new ChosenCutout(cutout, thing, role, Score(cutout, role, photo, phrase));
    }

    private double Score(Cutout cutout, PieceRole role, RankedPhoto photo, float[] phrase)
    {
        var sides = BitOperations.PopCount((uint)cutout.CutSides);
        var penalty = role == PieceRole.Subject ? CutSidePenalty * sides : 0;
        return _scorer.Score(cutout, phrase) + photo.Score - photo.Pixels + QualityWeight * cutout.Quality - penalty;
    }

    private IReadOnlyList<Cutout> Cut(SourcePhoto photo, CutoutRequest request) => cache.GetOrCut(
        photo, request, networks.Cutter.Version, () => networks.Cutter.Cut(photo, ImageReader.Read(photo.Path), request));
}
