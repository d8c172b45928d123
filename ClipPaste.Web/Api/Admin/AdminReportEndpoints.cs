using System.Collections.Immutable;
using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>What is shown to others and what of it was reported, for admins.</summary>
internal static class AdminReportEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/reports", List);
        admin.MapPost("/reports/{id}/resolve", Resolve);
        admin.MapPost("/reports/{id}/takedown", TakeReportedDown);
        admin.MapGet("/shown", Shown);
        admin.MapPost("/shown/{id}/takedown", TakeDown);
    }

    /// <summary>What people have reported and nobody has dealt with, the oldest first. For admins.</summary>
    internal static ImmutableArray<Report> List(ReportStore reports) => reports.Open();

    /// <summary>Closes a report and leaves what was reported as it is. For admins.</summary>
    internal static Results<NoContent, ProblemHttpResult> Resolve(string id, HttpContext context, Takedown takedown) =>
        takedown.Leave(context.Caller(), id) ? TypedResults.NoContent() : ApiProblem.NotFound();

    /// <summary>Takes what was reported out of the gallery and ends all its links; its owner keeps it. Closes all reports of it. For admins.</summary>
    internal static Results<NoContent, ProblemHttpResult> TakeReportedDown(string id, HttpContext context, ReportStore reports, Takedown takedown)
    {
        if (reports.Open().FirstOrDefault(report => report.Id == id) is not { } reported)
            return ApiProblem.NotFound();
        takedown.Do(context.Caller(), reported.Project);
        return TypedResults.NoContent();
    }

    /// <summary>Collages that others can see now, those shown last first. For admins.</summary>
    internal static Results<Ok<ImmutableArray<ShownCollage>>, ProblemHttpResult> Shown(
        Takedown takedown, IStringLocalizer<ApiTexts> texts,
        [Description("How many at most, 1 to 100.")] int limit = ApiPages.Most) =>
        limit is < 1 or > ApiPages.Most ? ApiProblem.BadRequest(texts["Limit", ApiPages.Most]) : TypedResults.Ok(takedown.Shown(limit));

    /// <summary>Takes a collage out of the gallery and ends all its links; its owner keeps it. Closes all reports of it. For admins.</summary>
    internal static Results<NoContent, ProblemHttpResult> TakeDown(string id, HttpContext context, Takedown takedown)
    {
        if (takedown.Find(id) is null)
            return ApiProblem.NotFound();
        takedown.Do(context.Caller(), id);
        return TypedResults.NoContent();
    }
}
