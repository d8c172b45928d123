using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>One round of proposing: layouts are made up and scored, and the best that differ are taken.</summary>
/// <param name="material">The cut-outs, each once, and everything that layouts are judged by.</param>
/// <param name="wanted">How often each cut-out is placed, and for what.</param>
/// <param name="prompt">Its words of place shape the layouts.</param>
/// <param name="round">0 for the first round of a seed.</param>
/// <param name="count">Layouts to make up.</param>
internal sealed class LayoutPlan(CollageDocument material, ImmutableArray<WantedPiece> wanted, Prompt prompt, int round, int count)
{
    /// <summary>Layouts taken of a round.</summary>
    public const int Best = 12;

    /// <summary>Makes the layouts, on the judge's lane.</summary>
    /// <param name="tools">The judge.</param>
    /// <param name="photos">Prepared photos, for the background's colours where there is no scenery.</param>
    /// <param name="ticket">Told how many are scored.</param>
    /// <param name="running">Ends the scoring early; what is scored by then counts.</param>
    public ImmutableArray<ProposedLayout> Make(JudgeTools tools, ImmutableArray<SourcePhoto> photos, ActivityTicket ticket,
        CancellationToken running)
    {
        var options = new RunOptions();
        var cutouts = material.Pieces.ToDictionary(piece => piece.Id, piece => piece.Cutout, StringComparer.Ordinal);
        ImmutableArray<ChosenCutout> chosen =
            [.. wanted.Select(piece => new ChosenCutout(cutouts[piece.Cutout.Id], piece.Thing, piece.Cutout.Role, piece.Cutout.Score))];
        var request = new LayoutRequest
        {
            Prompt = prompt,
            Cutouts = chosen,
            Backgrounds = Backgrounds(new BackgroundFinder(tools.Ranker, options.ChromaLimit), chosen, photos),
            Phrases = material.Phrases,
            Negatives = material.Negatives,
            Aspect = material.Aspect,
            Seed = material.Seed,
            Round = round,
            Count = count,
        };
        ticket.Report(WorkPhase.Scoring, 0, count);
        var scored = new LayoutPlanner(tools.Model, options).Plan(request, done => ticket.Report(WorkPhase.Scoring, done, count), running);
        return [.. LayoutPicker.Pick(scored, Best, material.Aspect).Select(Named)];
    }

    // The photo behind a cut-out may be gone; then its colours do without it.
    private IReadOnlyList<Background> Backgrounds(BackgroundFinder finder, ImmutableArray<ChosenCutout> chosen,
        ImmutableArray<SourcePhoto> photos)
    {
        if (material.Background.Locked)
            return [material.Background];
        var found = finder.Find(prompt, chosen.Where(item => File.Exists(item.Cutout.Photo.Path)), photos);
        return found.Count > 0 ? found : [material.Background];
    }

    private ProposedLayout Named(ScoredLayout scored)
    {
        var ids = material.Pieces.DistinctBy(piece => piece.Cutout.Image).ToDictionary(piece => piece.Cutout.Image, piece => piece.Id);
        var names = new PieceNames([]);
        var pieces = scored.Layout.Pieces
            .Select(piece => new PlacedPiece(piece.Id, ids[piece.Cutout.Image], names.Next(piece.Phrase), piece.Pose, piece.Locks));
        return new ProposedLayout(ShortId.New(), scored.Total, [.. pieces], scored.Layout.Background);
    }
}
