using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Proposes layouts of the approved cut-outs and puts the chosen one on the canvas.</summary>
internal sealed class LayoutWork(
    PhotoCatalogue catalogue, PromptReading prompts, Judge judge, PhotoPreparation preparation, CollageBuilder builder, ProjectStore store,
    ProjectJobs jobs, WorkOptions options, IStringLocalizer<WorkTexts> texts)
{
    /// <summary>Under this name <see cref="ProposedLayouts"/> are kept in the project store.</summary>
    public const string Finding = "layouts";

    /// <summary>Layouts kept at most.</summary>
    public const int MostKept = 48;

    /// <summary>Starts proposing.</summary>
    /// <param name="session">The project.</param>
    /// <param name="more">Keep the layouts that are there and add others.</param>
    /// <returns>Ends when the work has ended, however that was; nobody has to wait for it.</returns>
    public Task Start(ProjectSession session, bool more) =>
        jobs.Start(session, ActivityKind.Layouts, ticket => ProposeAsync(session, more, ticket));

    /// <summary>Puts a layout on the canvas; a locked background keeps its colours.</summary>
    /// <returns>Whether the layout, with cut-outs of its, was still there.</returns>
    public bool Choose(ProjectSession session, string layoutId)
    {
        if (store.Finding<ProposedLayouts>(session.Id, Finding)?.Layouts.FirstOrDefault(layout => layout.Id == layoutId) is not { } layout)
            return false;
        var chosen = false;
        session.Edit("layout", state =>
        {
            var known = state.Cutouts.Select(cutout => cutout.Id).ToHashSet(StringComparer.Ordinal);
            ImmutableArray<PlacedPiece> pieces = [.. layout.Pieces.Where(piece => known.Contains(piece.Cutout))
                .Select(piece => piece with { Id = ShortId.New() })];
            chosen = !pieces.IsEmpty;
            var background = state.Background.Locked ? state.Background : layout.Background;
            return chosen ? state with { Pieces = pieces, Background = background } : state;
        });
        return chosen;
    }

    private async Task<string?> ProposeAsync(ProjectSession session, bool more, ActivityTicket ticket)
    {
        var state = session.State;
        if (state.Phrases.All(phrase => phrase.Weight <= 0))
            return texts["NothingToLookFor"];
        var scene = prompts.SceneOf(state);
        var approved = ApprovedCutouts.Of(state, scene);
        if (approved.IsEmpty)
            return texts["NothingApproved"];
        var before = more && store.Finding<ProposedLayouts>(session.Id, Finding) is { } kept
            ? kept : new ProposedLayouts(state.Seed, []) { Rounds = 0 };
        if (before.Layouts.Length >= MostKept)
            return texts["LayoutsFull", MostKept];
        var photos = await BackgroundPhotosAsync(session.Owner, state, approved, ticket);
        var material = ApprovedCutouts.Document(builder, state with { Seed = before.Seed }, approved);
        var plan = new LayoutPlan(material, approved, scene.Prompt, before.Rounds, options.Layouts);
        var best = await judge.AskAsync(state.Model, (tools, running) => plan.Make(tools, photos, ticket, running), ticket.Token);
        ImmutableArray<ProposedLayout> layouts = [.. before.Layouts.AddRange(best).Take(MostKept)];
        store.KeepFinding(session.Id, Finding, before with { Layouts = layouts, Rounds = before.Rounds + 1 });
        session.Announce();
        return null;
    }

    // Only where no scenery gives the background's colours, photos that fit the whole sentence do.
    private async Task<ImmutableArray<SourcePhoto>> BackgroundPhotosAsync(
        string owner, ProjectState state, ImmutableArray<WantedPiece> approved, ActivityTicket ticket)
    {
        if (state.Background.Locked || approved.Any(item => item.Cutout.Role != PieceRole.Subject))
            return [];
        var photos = await catalogue.AllAsync(owner);
        return await preparation.PrepareAsync(state.Model, photos, done => ticket.Report(WorkPhase.Looking, done, photos.Count),
            ticket.Token);
    }
}
