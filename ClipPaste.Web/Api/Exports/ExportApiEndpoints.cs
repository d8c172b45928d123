using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClipPaste.Web.Api;

/// <summary>Exports: order, list, download.</summary>
internal static class ExportApiEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/projects/{id}/exports", Order).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/projects/{id}/exports", List);
        api.MapGet("/exports/{id}", Get);
        api.MapGet("/exports/{id}/file", File).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status206PartialContent, contentType: "application/octet-stream");
    }

    /// <summary>Exports a collage as it is now, in place of an export of it that is under way. The job tells when the file is there.</summary>
    internal static Results<Accepted<JobAnswer>, ProblemHttpResult> Order(
        string id, ExportOptions options, HttpContext context, ProjectSessions sessions, ExportCheck check, ExportWork work, JobLookup jobs)
    {
        var caller = context.Caller();
        if (sessions.Open(id, caller) is not { } session)
            return ApiProblem.NotFound();
        if (check.Complaint(id, session.State, options) is { } complaint)
            return ApiProblem.BadRequest(complaint);
        var order = work.Order(session, options);
        return order.Id is { } job && jobs.Find(caller.Id, job) is { } answer
            ? TypedResults.Accepted(JobEndpoints.AddressOf(job), answer) : ApiProblem.Conflict(order.Refusal ?? "");
    }

    /// <summary>The finished exports of a collage, the newest first. The last 20 are kept.</summary>
    internal static Results<Ok<ImmutableArray<FinishedExport>>, ProblemHttpResult> List(string id, HttpContext context, ProjectSessions sessions, ExportStore exports) =>
        sessions.Open(id, context.Caller()) is null ? ApiProblem.NotFound() : TypedResults.Ok(exports.Of(id));

    /// <summary>A finished export.</summary>
    internal static Results<Ok<FinishedExport>, ProblemHttpResult> Get(string id, HttpContext context, ExportStore exports) =>
        exports.Find(context.Caller().Id, id) is var (export, _) ? TypedResults.Ok(export) : ApiProblem.NotFound();

    /// <summary>The file of a finished export, or parts of it.</summary>
    internal static Results<PhysicalFileHttpResult, ProblemHttpResult> File(string id, HttpContext context, ExportStore exports)
    {
        if (exports.Find(context.Caller().Id, id) is not var (export, path))
            return ApiProblem.NotFound();
        ExportEndpoints.Guard(context.Response);
        return TypedResults.PhysicalFile(path, export.Type, export.Name, export.Made, enableRangeProcessing: true);
    }
}
