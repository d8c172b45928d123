using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClipPaste.Web.Api;

/// <summary>What is under way in a collage.</summary>
internal static class ActivityEndpoints
{
    /// <summary>Adds the address.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapDelete("/projects/{id}/activities/{kind}", Cancel);

    /// <summary>Cancels what is under way in a collage, or puts away what is told of its failure: search, cut, layouts, run or export. What is done stays.</summary>
    internal static Results<NoContent, ProblemHttpResult> Cancel(string id, string kind, HttpContext context, ProjectSessions sessions)
    {
        if (sessions.Open(id, context.Caller()) is not { } session || !ActivityKind.All.Contains(kind))
            return ApiProblem.NotFound();
        session.Activities.Cancel(kind);
        return TypedResults.NoContent();
    }
}
