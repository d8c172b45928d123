using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Cut-outs of a collage: made, looked at, decided on.</summary>
internal static class CutoutEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/projects/{id}/cutouts", Cut).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/projects/{id}/cutouts", List);
        api.MapPost("/projects/{id}/cutouts/approve", Approve);
        api.MapPatch("/projects/{id}/cutouts/{cutout}", Change);
        api.MapGet("/projects/{id}/cutouts/{cutout}/picture", Picture).Produces(StatusCodes.Status200OK, contentType: "image/png");
    }

    /// <summary>The cut-out of a collage; null where there is none with this id.</summary>
    public static CutoutChoice? Find(ProjectSession session, string cutout) => session.State.Cutouts.FirstOrDefault(choice => choice.Id == cutout);

    /// <summary>
    /// Cuts out what the picked photos show, of those that have not been cut yet. Each cut-out is there as soon as it is made; all is done when the
    /// collage no longer has it among its activities. It goes on after a restart of the studio.
    /// </summary>
    internal static Results<Accepted<ProjectAnswer>, ProblemHttpResult> Cut(string id, HttpContext context, ProjectSessions sessions, CutoutWork cutting, RunDesk runs)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        _ = cutting.Start(session);
        return BegunWork.Answer(session, ActivityKind.Cut, runs);
    }

    /// <summary>All cut-outs, in the order in which they were made.</summary>
    internal static Results<Ok<ImmutableArray<CutoutAnswer>>, ProblemHttpResult> List(string id, HttpContext context, ProjectSessions sessions) =>
        sessions.Open(id, context.Caller()) is { } session
            ? TypedResults.Ok(session.State.Cutouts.Select(cutout => CutoutAnswer.Of(id, cutout)).ToImmutableArray()) : ApiProblem.NotFound();

    /// <summary>Approves the best cut-outs that nobody has decided on.</summary>
    internal static Results<Ok<ApprovedAnswer>, ProblemHttpResult> Approve(
        string id, HttpContext context, ProjectSessions sessions, CutoutApproval approval, IStringLocalizer<ApiTexts> texts, ApproveRequest? wanted = null)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        return wanted?.Most switch
        {
            null => TypedResults.Ok(new ApprovedAnswer(approval.ApproveWanted(session))),
            >= 1 and var most => TypedResults.Ok(new ApprovedAnswer(CutoutApproval.ApproveBest(session, most))),
            _ => ApiProblem.BadRequest(texts["ApproveMost"]),
        };
    }

    /// <summary>Approves a cut-out, rejects it or takes that back, or gives it another role.</summary>
    internal static Results<Ok<CutoutAnswer>, ProblemHttpResult> Change(
        string id, string cutout, CutoutChangeRequest wanted, HttpContext context, ProjectSessions sessions)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        session.Edit(wanted.Verdict is null ? "role" : "verdict", state =>
        {
            var decided = wanted.Verdict is { } verdict ? CutoutReview.WithVerdict(state, cutout, verdict) : state;
            return wanted.Role is { } role ? CutoutReview.WithRole(decided, cutout, role) : decided;
        });
        return Find(session, cutout) is { } changed ? TypedResults.Ok(CutoutAnswer.Of(id, changed)) : ApiProblem.NotFound();
    }

    /// <summary>The picture of a cut-out: PNG with alpha, full size.</summary>
    internal static IResult Picture(string id, string cutout, HttpContext context, ProjectSessions sessions, PictureEndpoints pictures) =>
        sessions.Open(id, context.Caller()) is { } session && Find(session, cutout) is { } choice ? pictures.Object(choice.Image, context) : ApiProblem.NotFound();
}
