using System.Collections.Immutable;
using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Photos for the phrases of a collage: found, picked, dropped.</summary>
internal static class SearchEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/projects/{id}/search", Search).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/projects/{id}/found", Found);
        api.MapGet("/projects/{id}/picks", Picks);
        api.MapPost("/projects/{id}/picks", Pick).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("/projects/{id}/picks", Drop);
    }

    /// <summary>
    /// Looks for photos for every phrase, and picks those that fit where none are picked yet. It is done when the collage no longer has it among its
    /// activities; a search that is under way begins anew.
    /// </summary>
    internal static Results<Accepted<ProjectAnswer>, ProblemHttpResult> Search(
        string id, HttpContext context, ProjectSessions sessions, PhotoSearch search, RunDesk runs, IStringLocalizer<WorkTexts> refusals)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        if (session.State.Phrases.All(phrase => phrase.Weight <= 0))
            return ApiProblem.Conflict(refusals["NothingToLookFor"]);
        _ = search.Start(session);
        return BegunWork.Answer(session, ActivityKind.Search, runs);
    }

    /// <summary>What the last search found: for every phrase the photos that fit it, the best first. Without a search there are no phrases.</summary>
    internal static Results<Ok<FoundPhotos>, ProblemHttpResult> Found(string id, HttpContext context, ProjectSessions sessions, ProjectStore store) =>
        sessions.Open(id, context.Caller()) is null
            ? ApiProblem.NotFound() : TypedResults.Ok(store.Finding<FoundPhotos>(id, PhotoSearch.Finding) ?? new FoundPhotos([]));

    /// <summary>The photos that are picked, and for which phrases.</summary>
    internal static Results<Ok<ImmutableArray<PickedPhoto>>, ProblemHttpResult> Picks(string id, HttpContext context, ProjectSessions sessions) =>
        sessions.Open(id, context.Caller()) is { } session ? TypedResults.Ok(session.State.Picks) : ApiProblem.NotFound();

    /// <summary>Picks photos for a phrase of the collage: all of them or, where one is not there, none.</summary>
    internal static Results<Ok<VersionAnswer>, ProblemHttpResult> Pick(
        string id, PickRequest wanted, HttpContext context, ProjectSessions sessions, PhotoCatalogue catalogue, IStringLocalizer<ApiTexts> texts)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        var phrase = PhraseEdits.Tidy(wanted.Phrase);
        if (wanted.Photos.Length > PickedPhoto.Most)
            return ApiProblem.BadRequest(texts["Picks", PickedPhoto.Most]);
        if (session.State.Phrases.All(known => known.Text != phrase))
            return ApiProblem.BadRequest(texts["Phrase"]);
        if (wanted.Photos.Any(photo => photo is null || catalogue.Find(photo, session.Owner) is null))
            return ApiProblem.BadRequest(texts["Photo"]);
        var isFull = false;
        var version = session.Edit("photos", state =>
        {
            var picked = PickEdits.Pick(state, wanted.Photos, phrase);
            isFull = !wanted.Photos.All(photo => PickEdits.IsPicked(picked, photo, phrase));
            return isFull ? state : picked;
        });
        return isFull ? ApiProblem.Conflict(texts["Picks", PickedPhoto.Most]) : TypedResults.Ok(new VersionAnswer(version));
    }

    /// <summary>Drops a photo of a phrase or, without a photo, all of them. What was cut from them goes too, unless it is approved or on the canvas.</summary>
    internal static Results<Ok<VersionAnswer>, ProblemHttpResult> Drop(
        string id, HttpContext context, ProjectSessions sessions, IStringLocalizer<ApiTexts> texts,
        [Description("A phrase of the collage.")] string phrase = "",
        [Description("The photo's id.")] string? photo = null)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        var tidy = PhraseEdits.Tidy(phrase);
        if (session.State.Phrases.All(known => known.Text != tidy))
            return ApiProblem.BadRequest(texts["Phrase"]);
        return TypedResults.Ok(new VersionAnswer(session.Edit("photos", state => PickEdits.Drop(state, tidy, photo))));
    }
}

/// <summary>Photos that are to be picked.</summary>
/// <param name="Phrase">A phrase of the collage.</param>
/// <param name="Photos">Ids of photos, 200 at most.</param>
internal sealed record PickRequest(string Phrase, ImmutableArray<string> Photos);
