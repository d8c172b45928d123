using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Finds photos for the phrases of a project and picks those that fit where the user has picked none.</summary>
internal sealed class PhotoSearch(
    PhotoCatalogue catalogue, PromptReading prompts, Judge judge, PhotoPreparation preparation, ProjectStore store, ProjectJobs jobs,
    IStringLocalizer<WorkTexts> texts)
{
    /// <summary>Under this name <see cref="FoundPhotos"/> are kept in the project store.</summary>
    public const string Finding = "photos";

    /// <summary>Photos kept for a phrase.</summary>
    public const int MostShown = 24;

    /// <summary>Starts a search, in place of one that is under way.</summary>
    /// <returns>Ends when the search has ended, however that was; nobody has to wait for it.</returns>
    public Task Start(ProjectSession session) => jobs.Start(session, ActivityKind.Search, ticket => SearchAsync(session, ticket));

    private async Task<string?> SearchAsync(ProjectSession session, ActivityTicket ticket)
    {
        var state = session.State;
        if (!state.Phrases.Any(phrase => phrase.Weight > 0))
            return texts["NothingToLookFor"];
        var scene = prompts.SceneOf(state);
        var photos = await catalogue.AllAsync(session.Owner);
        var ready = await preparation.PrepareAsync(state.Model, photos, done => ticket.Report(WorkPhase.Looking, done, photos.Count),
            ticket.Token);
        if (ready.IsEmpty)
            return texts["NoPhotos"];
        var ranked = await judge.AskAsync(state.Model, (tools, running) => Rank(tools, scene, ready, ticket, running), ticket.Token);
        store.KeepFinding(session.Id, Finding, new FoundPhotos([.. ranked.Select(phrase => phrase.Found)]));
        session.Edit("pick", now => Pick(now, ranked));
        session.Announce();
        return null;
    }

    private static ImmutableArray<RankedPhrase> Rank(
        JudgeTools tools, ProjectScene scene, ImmutableArray<SourcePhoto> photos, ActivityTicket ticket, CancellationToken running)
    {
        var ranked = ImmutableArray.CreateBuilder<RankedPhrase>(scene.Phrases.Length);
        foreach (var (phrase, thing) in scene.Phrases)
        {
            running.ThrowIfCancellationRequested();
            ticket.Report(WorkPhase.Ranking, ranked.Count, scene.Phrases.Length);
            var best = tools.Chooser.Rank(photos, thing, MostShown);
            var fitting = CutoutSelection.Fitting(best);
            var found = best.Select(photo => new FoundPhoto(photo.Photo.Id, photo.Score, fitting.Contains(photo)));
            ranked.Add(new RankedPhrase(new FoundPhrase(phrase.Text, [.. found]), CutoutSelection.PhotosOf(thing)));
        }
        return ranked.DrainToImmutable();
    }

    private static ProjectState Pick(ProjectState state, ImmutableArray<RankedPhrase> ranked)
    {
        var picked = state.Picks.Select(pick => pick.Phrase).ToHashSet(StringComparer.Ordinal);
        var counting = state.Phrases.Select(phrase => phrase.Text).ToHashSet(StringComparer.Ordinal);
        PickedPhoto[] fresh =
        [
            .. from phrase in ranked
               where counting.Contains(phrase.Found.Phrase) && !picked.Contains(phrase.Found.Phrase)
               from photo in phrase.Found.Photos.Where(photo => photo.Fits).Take(phrase.Wanted)
               select new PickedPhoto(photo.Photo, phrase.Found.Phrase),
        ];
        return fresh.Length == 0 ? state : state with { Picks = [.. state.Picks.AddRange(fresh).Take(PickedPhoto.Most)] };
    }

    private sealed record RankedPhrase(FoundPhrase Found, int Wanted);
}
