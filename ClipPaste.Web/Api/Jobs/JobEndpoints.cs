using System.Collections.Frozen;
using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Long work: runs, cutting, exports.</summary>
internal static class JobEndpoints
{
    private static readonly FrozenDictionary<string, JobState> Words = Enum.GetValues<JobState>().ToFrozenDictionary(JobRow.Text, StringComparer.Ordinal);

    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/jobs", List);
        api.MapGet("/jobs/{id}", Get);
        api.MapPost("/jobs/{id}/cancel", Cancel);
    }

    /// <summary>The address of a job.</summary>
    public static string AddressOf(string id) => $"{ApiRoutes.Root}/jobs/{id}";

    /// <summary>Your long work of the last days, what was handed in last first.</summary>
    internal static Results<Ok<ApiPage<JobAnswer>>, ProblemHttpResult> List(
        HttpContext context, JobLog log, JobLookup jobs, IStringLocalizer<ApiTexts> texts,
        [Description("Only those in this state: queued, running, paused, done, failed, cancelled or quarantined.")] string? state = null,
        [Description("The next of the page before.")] string? after = null,
        [Description("How many at most, 1 to 100.")] int limit = ApiPages.Usual)
    {
        if (ApiPages.Complaint(after, limit, texts, out var key) is { } complaint)
            return ApiProblem.BadRequest(complaint);
        if (state is not null && !Words.ContainsKey(state))
            return ApiProblem.BadRequest(texts["JobState", string.Join(", ", Words.Keys)]);
        var found = log.Page(context.Caller().Id, state is null ? null : Words[state], key.At, key.Id, limit);
        var next = ApiPages.Next(found, limit, last => new GalleryKey(last.Created.ToUnixTimeMilliseconds(), last.Job.Id));
        return TypedResults.Ok(new ApiPage<JobAnswer>([.. found.Select(jobs.Answer)], next));
    }

    /// <summary>How far a job is, or how it ended. It is remembered for a week after that.</summary>
    internal static Results<Ok<JobAnswer>, ProblemHttpResult> Get(string id, HttpContext context, JobLookup jobs) =>
        jobs.Find(context.Caller().Id, id) is { } job ? TypedResults.Ok(job) : ApiProblem.NotFound();

    /// <summary>Ends a job, which takes a moment where it is being worked on; a run keeps the best so far. One that is over stays as it is.</summary>
    internal static Results<Ok<JobAnswer>, ProblemHttpResult> Cancel(string id, HttpContext context, JobLookup jobs, OpenJobs open)
    {
        var owner = context.Caller().Id;
        if (jobs.Find(owner, id) is not { } job)
            return ApiProblem.NotFound();
        if (job.Ended is not null)
            return TypedResults.Ok(job);
        open.Cancel(id);
        return TypedResults.Ok(jobs.Find(owner, id) ?? job);
    }
}
