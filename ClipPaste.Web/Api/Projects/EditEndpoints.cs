using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>The canvas of a collage and its history.</summary>
internal static class EditEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/projects/{id}/scene", Scene);
        api.MapPost("/projects/{id}/edits", Edit);
        api.MapPost("/projects/{id}/undo", Undo);
        api.MapPost("/projects/{id}/redo", Redo);
        api.MapGet("/projects/{id}/versions", Versions);
        api.MapPut("/projects/{id}/versions/{version:long}/name", Keep);
        api.MapDelete("/projects/{id}/versions/{version:long}/name", Release);
        api.MapPost("/projects/{id}/versions/{version:long}/restore", Restore);
    }

    /// <summary>The pieces on the canvas with their poses, the hindmost first, and the background; during a run, of its newest iteration.</summary>
    internal static Results<Ok<SceneMessage>, ProblemHttpResult> Scene(string id, HttpContext context, ProjectSessions sessions, SceneStream scenes) =>
        sessions.Open(id, context.Caller()) is { } session ? TypedResults.Ok(OutOf(scenes.Now(session))) : ApiProblem.NotFound();

    /// <summary>A scene whose pictures stand at addresses that take tokens.</summary>
    public static SceneMessage OutOf(SceneMessage scene) => scene with { Pieces = OutOf(scene.Pieces) };

    /// <summary>Pieces whose pictures stand at addresses that take tokens.</summary>
    public static ImmutableArray<ScenePiece> OutOf(ImmutableArray<ScenePiece> pieces) => [.. pieces.Select(piece => piece with { Texture = ApiRoutes.Root + piece.Texture })];

    /// <summary>Moves, turns, scales, orders, adds, copies, deletes, locks, hides or names pieces, or colours the background: all of it or nothing.</summary>
    internal static Results<Ok<VersionAnswer>, ProblemHttpResult> Edit(
        string id, EditMessage edit, HttpContext context, ProjectSessions sessions, IStringLocalizer<ApiTexts> texts)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        if (!MessageCheck.IsFine(edit))
            return ApiProblem.BadRequest(texts["Edit"]);
        return TypedResults.Ok(new VersionAnswer(session.Edit(edit.Label, state => SceneEdits.Apply(state, edit.Ops))));
    }

    /// <summary>Takes the last edit back.</summary>
    internal static Results<Ok<VersionAnswer>, ProblemHttpResult> Undo(string id, HttpContext context, ProjectSessions sessions) =>
        sessions.Open(id, context.Caller()) is { } session ? TypedResults.Ok(new VersionAnswer(session.Undo())) : ApiProblem.NotFound();

    /// <summary>Makes the edit again that was taken back last.</summary>
    internal static Results<Ok<VersionAnswer>, ProblemHttpResult> Redo(string id, HttpContext context, ProjectSessions sessions) =>
        sessions.Open(id, context.Caller()) is { } session ? TypedResults.Ok(new VersionAnswer(session.Redo())) : ApiProblem.NotFound();

    /// <summary>The versions that can be had again, the newest first.</summary>
    internal static Results<Ok<ImmutableArray<PastVersion>>, ProblemHttpResult> Versions(
        string id, HttpContext context, ProjectSessions sessions, ProjectHistory history) =>
        sessions.Open(id, context.Caller()) is null ? ApiProblem.NotFound() : TypedResults.Ok(history.Of(id));

    /// <summary>Keeps a version under a name, so that it stays however many edits follow.</summary>
    internal static Results<NoContent, ProblemHttpResult> Keep(
        string id, long version, NameRequest name, HttpContext context, ProjectSessions sessions, ProjectHistory history, IStringLocalizer<ApiTexts> texts)
    {
        if (sessions.Open(id, context.Caller()) is null || history.Of(id).All(past => past.Version != version))
            return ApiProblem.NotFound();
        return history.Keep(id, version, name.Name) ? TypedResults.NoContent() : ApiProblem.Conflict(texts["VersionsFull", ProjectHistory.MostKept]);
    }

    /// <summary>Keeps a version no longer.</summary>
    internal static Results<NoContent, ProblemHttpResult> Release(string id, long version, HttpContext context, ProjectSessions sessions, ProjectHistory history)
    {
        if (sessions.Open(id, context.Caller()) is null)
            return ApiProblem.NotFound();
        history.Release(id, version);
        return TypedResults.NoContent();
    }

    /// <summary>Makes a version the present one, as an edit that can be taken back.</summary>
    internal static Results<Ok<VersionAnswer>, ProblemHttpResult> Restore(string id, long version, HttpContext context, ProjectSessions sessions, ProjectHistory history) =>
        sessions.Open(id, context.Caller()) is { } session && history.Restore(session, version)
            ? TypedResults.Ok(new VersionAnswer(session.Version)) : ApiProblem.NotFound();
}

/// <summary>What a collage is now.</summary>
/// <param name="Version">Grows with every edit; goes back with undo.</param>
internal sealed record VersionAnswer(long Version);

/// <summary>What something is to be called.</summary>
/// <param name="Name">Cut where it is too long.</param>
internal sealed record NameRequest(string Name);
