using System.Collections.Immutable;
using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>What the studio is doing, how full it is and what was done in it, for admins.</summary>
internal static class AdminStudioEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/jobs", Jobs);
        admin.MapPost("/jobs/{id}/cancel", Cancel);
        admin.MapGet("/storage", Storage);
        admin.MapGet("/audit", Audit);
    }

    /// <summary>Long work that is not over, whosever: first what is worked on, then in the order it came. For admins.</summary>
    internal static Results<Ok<ImmutableArray<AdminJobAnswer>>, ProblemHttpResult> Jobs(
        OpenJobs open, IStringLocalizer<ApiTexts> texts,
        [Description("How many at most, 1 to 100.")] int limit = ApiPages.Most) => limit is < 1 or > ApiPages.Most
            ? ApiProblem.BadRequest(texts["Limit", ApiPages.Most])
            : TypedResults.Ok<ImmutableArray<AdminJobAnswer>>([.. open.List(limit).Select(AdminJobAnswer.Of)]);

    /// <summary>Ends somebody's job, which takes a moment where it is being worked on; a run keeps the best so far. For admins.</summary>
    internal static Results<NoContent, ProblemHttpResult> Cancel(string id, HttpContext context, OpenJobs open) =>
        open.Stop(context.Caller(), id) ? TypedResults.NoContent() : ApiProblem.NotFound();

    /// <summary>How full the studio is. For admins.</summary>
    internal static StorageAnswer Storage(StudioFigures studio, StorageUse pictures) => StorageAnswer.Of(studio, pictures);

    /// <summary>Who shared, published, took down, signed in or changed roles, the newest first; it is remembered for a year. For admins.</summary>
    internal static Results<Ok<AuditPage>, ProblemHttpResult> Audit(
        AuditLog log, IStringLocalizer<ApiTexts> texts,
        [Description("The next of the page before.")] long before = long.MaxValue,
        [Description("How many at most, 1 to 100.")] int limit = ApiPages.Usual)
    {
        if (limit is < 1 or > ApiPages.Most)
            return ApiProblem.BadRequest(texts["Limit", ApiPages.Most]);
        var entries = log.Newest(limit, before);
        return TypedResults.Ok(new AuditPage(entries, entries.Length < limit ? null : entries[^1].Id));
    }
}

/// <summary>A page of the audit log.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">What to send as <c>before</c> for the next page; null on the last.</param>
internal sealed record AuditPage(ImmutableArray<AuditEntry> Items, long? Next);
