using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Layouts of a collage: proposed, looked at, chosen.</summary>
internal static class LayoutEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/projects/{id}/layouts", Propose).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/projects/{id}/layouts", List);
        api.MapPost("/projects/{id}/layouts/{layout}/choose", Choose);
    }

    /// <summary>
    /// Proposes layouts of the approved cut-outs, in place of those that are there or in addition to them. It is done when the collage no longer has it
    /// among its activities.
    /// </summary>
    internal static Results<Accepted<ProjectAnswer>, ProblemHttpResult> Propose(
        string id, HttpContext context, ProjectSessions sessions, LayoutWork layouts, RunDesk runs, IStringLocalizer<WorkTexts> texts, ProposeRequest? wanted = null)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        if (session.State.Cutouts.All(cutout => cutout.Verdict != Verdict.Approved))
            return ApiProblem.Conflict(texts["NothingApproved"]);
        _ = layouts.Start(session, wanted?.More ?? false);
        return BegunWork.Answer(session, ActivityKind.Layouts, runs);
    }

    /// <summary>The layouts that can be chosen, the best of each round of proposing first. Those whose cut-outs were rejected meanwhile are left out.</summary>
    internal static Results<Ok<ImmutableArray<LayoutAnswer>>, ProblemHttpResult> List(string id, HttpContext context, ProjectSessions sessions, ProjectStore store)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        return TypedResults.Ok(
            store.Finding<ProposedLayouts>(id, LayoutWork.Finding) is { } proposed ? LayoutAnswer.Of(proposed, session.State) : []);
    }

    /// <summary>Puts a layout on the canvas in place of what is there; a locked background keeps its colours. It can be taken back.</summary>
    internal static Results<Ok<VersionAnswer>, ProblemHttpResult> Choose(string id, string layout, HttpContext context, ProjectSessions sessions, LayoutWork layouts) =>
        sessions.Open(id, context.Caller()) is { } session && layouts.Choose(session, layout)
            ? TypedResults.Ok(new VersionAnswer(session.Version)) : ApiProblem.NotFound();
}

/// <summary>How layouts are to be proposed.</summary>
/// <param name="More">Whether those that are there stay, and others come in addition.</param>
internal sealed record ProposeRequest(bool More = false);
