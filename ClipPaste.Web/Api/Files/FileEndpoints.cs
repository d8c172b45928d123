using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Collages as files.</summary>
internal static class FileEndpoints
{
    private const string Bytes = "application/octet-stream";

    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/projects/{id}/file", WriteAsync).Produces(StatusCodes.Status200OK, contentType: Bytes);
        api.MapPost("/files", ReadAsync).Accepts<Stream>(Bytes)
            .WithMetadata(new RequestSizeLimitAttribute(ArchiveParts.MostBytes))
            .RequireRateLimiting(RatePolicies.Uploads)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>A collage with its cut-outs, the photos that were sent for it and all credits, as a file (.collage) that every studio opens.</summary>
    internal static Task<IResult> WriteAsync(string id, HttpContext context, ArchiveDesk desk) => desk.WriteAsync(id, context);

    /// <summary>Opens a collage file (.collage), or one that the command line wrote (.clippaste), as a new collage. At most 200 MB.</summary>
    internal static async Task<Results<Created<ProjectAnswer>, ProblemHttpResult>> ReadAsync(
        Stream body, HttpContext context, ArchiveDesk desk, ProjectSessions sessions, RunDesk runs, IStringLocalizer<KeepTexts> texts)
    {
        try
        {
            var id = await desk.TakeAsync(body, context.Caller(), context.RequestAborted);
            return sessions.Open(id, context.Caller()) is { } session
                ? TypedResults.Created(ProjectEndpoints.AddressOf(id), ProjectAnswer.Of(session, runs)) : ApiProblem.NotFound();
        }
        catch (ArchiveException refused)
        {
            return ApiProblem.BadRequest(texts[$"File.{refused.Refusal}"]);
        }
    }
}
