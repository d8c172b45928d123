using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClipPaste.Web.Api;

/// <summary>The trash.</summary>
internal static class TrashEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapDelete("/projects/{id}", Put);
        api.MapGet("/trash", List);
        api.MapPost("/trash/{id}/restore", Restore);
        api.MapDelete("/trash/{id}", Delete);
    }

    /// <summary>Moves a collage to the trash, where it stays for 30 days, and stops what works on it.</summary>
    internal static Results<NoContent, ProblemHttpResult> Put(string id, HttpContext context, ProjectTrash trash) => Done(trash.Put(id, context.Caller()));

    /// <summary>What lies in the trash, the newest first.</summary>
    internal static ImmutableArray<TrashedProject> List(HttpContext context, ProjectTrash trash) => trash.Of(context.Caller());

    /// <summary>Takes a collage out of the trash.</summary>
    internal static Results<NoContent, ProblemHttpResult> Restore(string id, HttpContext context, ProjectTrash trash) => Done(trash.Restore(id, context.Caller()));

    /// <summary>Deletes a collage in the trash for good.</summary>
    internal static Results<NoContent, ProblemHttpResult> Delete(string id, HttpContext context, ProjectTrash trash) => Done(trash.Delete(id, context.Caller()));

    private static Results<NoContent, ProblemHttpResult> Done(bool done) => done ? TypedResults.NoContent() : ApiProblem.NotFound();
}
