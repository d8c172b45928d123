using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>One round of proposing: layouts are made up and scored, and the best that differ are taken.</summary>
/// <param name="state">The project, with the seed that counts.</param>
/// <param name="scene">What it is about.</param>
/// <param name="round">0 for the first round of a seed.</param>
internal sealed class LayoutPlan(ProjectState state, ProjectScene scene, int round)
{
    /// <summary>Layouts taken of a round.</summary>
    public const int Best = 12;

    private const int Proposed = 100;

    /// <summary>Makes the layouts, on the judge's lane.</summary>
    /// <param name="tools">The judge.</param>
    /// <param name="pictures">What is placed.</param>
    /// <param name="photos">Prepared photos, for the background's colours where there is no scenery.</param>
    /// <param name="ticket">Told how many are scored.</param>
    /// <param name="running">Ends the scoring early; what is scored by then counts.</param>
    public ImmutableArray<ProposedLayout> Make(
        JudgeTools tools, CutoutPictures pictures, ImmutableArray<SourcePhoto> photos, ActivityTicket ticket, CancellationToken running)
    {
        var options = new RunOptions();
        var cutouts = pictures.Read();
        var request = new LayoutRequest
        {
            Prompt = scene.Prompt,
            Cutouts = cutouts,
            Backgrounds = Backgrounds(new BackgroundFinder(tools.Ranker, options.ChromaLimit), cutouts, photos),
            Phrases = JudgedTexts.Phrases(state),
            Negatives = JudgedTexts.Negatives(state),
            Aspect = state.Aspect,
            Seed = state.Seed,
            Round = round,
            Count = Proposed,
        };
        ticket.Report(WorkPhase.Scoring, 0, Proposed);
        var scored = new LayoutPlanner(tools.Model, options).Plan(request, done => ticket.Report(WorkPhase.Scoring, done, Proposed), running);
        return [.. LayoutPicker.Pick(scored, Best, state.Aspect).Select(layout => Named(layout, pictures))];
    }

    // The photo behind a cut-out may be gone; then its colours do without it.
    private IReadOnlyList<Background> Backgrounds(BackgroundFinder finder, ImmutableArray<ChosenCutout> cutouts, ImmutableArray<SourcePhoto> photos)
    {
        if (state.Background.Locked)
            return [state.Background];
        var found = finder.Find(scene.Prompt, cutouts.Where(item => File.Exists(item.Cutout.Photo.Path)), photos);
        return found.Count > 0 ? found : [state.Background];
    }

    private static ProposedLayout Named(ScoredLayout scored, CutoutPictures pictures)
    {
        var names = new PieceNames([]);
        var pieces = scored.Layout.Pieces.Select(piece => new PlacedPiece(piece.Id, pictures.IdOf(piece.Cutout), names.Next(piece.Phrase), piece.Pose, piece.Locks));
        return new ProposedLayout(ShortId.New(), scored.Total, [.. pieces], scored.Layout.Background);
    }
}
