using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Runs: begin, look at, pause, resume, stop, steer.</summary>
internal static class RunEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/projects/{id}/runs", Begin).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/projects/{id}/runs/retry", Retry).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/projects/{id}/runs", List);
        api.MapGet("/runs/{id}", Get);
        api.MapPost("/runs/{id}/pause", Pause).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/runs/{id}/resume", Resume).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/runs/{id}/stop", Stop);
        api.MapPost("/runs/{id}/steer", Steer).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>The address of a run.</summary>
    public static string AddressOf(string id) => $"{ApiRoutes.Root}/runs/{id}";

    /// <summary>Begins a run of as many iterations as the collage says. It is in the queue when this is answered, and goes on whatever becomes of whoever asked.</summary>
    internal static Results<Accepted<RunAnswer>, ProblemHttpResult> Begin(
        string id, HttpContext context, ProjectSessions sessions, RunPace pace, RunDesk desk, RunLookup runs) =>
        Ordered(id, context, sessions, pace, runs, desk.Order);

    /// <summary>Gives a run another chance that has stopped the studio too often and is not tried again by itself; where there is none, begins one.</summary>
    internal static Results<Accepted<RunAnswer>, ProblemHttpResult> Retry(
        string id, HttpContext context, ProjectSessions sessions, RunPace pace, RunDesk desk, RunLookup runs) =>
        Ordered(id, context, sessions, pace, runs, desk.OrderAgain);

    /// <summary>The runs of a collage, the one that began last first.</summary>
    internal static Results<Ok<ApiPage<RunAnswer>>, ProblemHttpResult> List(
        string id, HttpContext context, ProjectSessions sessions, RunHistory history, RunLookup runs, IStringLocalizer<ApiTexts> texts,
        [Description("The next of the page before.")] string? after = null,
        [Description("How many at most, 1 to 100.")] int limit = ApiPages.Usual)
    {
        if (sessions.Open(id, context.Caller()) is null)
            return ApiProblem.NotFound();
        if (ApiPages.Complaint(after, limit, texts, out var key) is { } complaint)
            return ApiProblem.BadRequest(complaint);
        var found = history.Page(id, key.At, key.Id, limit);
        var next = ApiPages.Next(found, limit, last => new GalleryKey(last.Began.ToUnixTimeMilliseconds(), last.Id));
        return TypedResults.Ok(new ApiPage<RunAnswer>([.. found.Select(runs.Answer)], next));
    }

    /// <summary>A run and how far it is.</summary>
    internal static Results<Ok<RunAnswer>, ProblemHttpResult> Get(string id, HttpContext context, RunLookup runs) =>
        runs.Find(id, context.Caller()) is var (run, _) ? TypedResults.Ok(runs.Answer(run)) : ApiProblem.NotFound();

    /// <summary>Has a run stand still; it keeps all it has reached.</summary>
    internal static Results<Ok<RunAnswer>, ProblemHttpResult> Pause(string id, HttpContext context, RunDesk desk, RunLookup runs, IStringLocalizer<ApiTexts> texts) =>
        Told(id, context, desk, runs, texts, desk.Pause);

    /// <summary>Lets a run go on that stands still.</summary>
    internal static Results<Ok<RunAnswer>, ProblemHttpResult> Resume(string id, HttpContext context, RunDesk desk, RunLookup runs, IStringLocalizer<ApiTexts> texts) =>
        Told(id, context, desk, runs, texts, desk.Resume);

    /// <summary>Ends a run with the best so far, which takes a moment; one that is over stays as it is.</summary>
    internal static Results<Ok<RunAnswer>, ProblemHttpResult> Stop(string id, HttpContext context, RunDesk desk, RunLookup runs)
    {
        if (runs.Find(id, context.Caller()) is not var (run, session))
            return ApiProblem.NotFound();
        if (desk.Find(id) is not null)
            desk.Stop(session);
        return TypedResults.Ok(runs.Answer(run));
    }

    /// <summary>Holds pieces where they are put while the run goes on around them, for as long as this is sent at least every five seconds; no poses let all of them go.</summary>
    internal static Results<NoContent, ProblemHttpResult> Steer(
        string id, SteerMessage hand, HttpContext context, RunDesk desk, RunLookup runs, IStringLocalizer<ApiTexts> texts)
    {
        if (runs.Find(id, context.Caller()) is null)
            return ApiProblem.NotFound();
        if (!MessageCheck.IsFine(hand))
            return ApiProblem.BadRequest(texts["Steer"]);
        if (desk.Find(id) is not { } live)
            return ApiProblem.Conflict(texts["RunOver"]);
        live.Steer(hand);
        return TypedResults.NoContent();
    }

    private static Results<Accepted<RunAnswer>, ProblemHttpResult> Ordered(
        string id, HttpContext context, ProjectSessions sessions, RunPace pace, RunLookup runs, Func<ProjectSession, RunStart> order)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        if (pace.Refuse(session) is { } wait)
            return ApiProblem.TooFast(context, wait);
        var start = order(session);
        return start.Id is { } begun && runs.Find(begun, context.Caller()) is var (run, _)
            ? TypedResults.Accepted(AddressOf(begun), runs.Answer(run)) : ApiProblem.Conflict(start.Refusal ?? "");
    }

    private static Results<Ok<RunAnswer>, ProblemHttpResult> Told(
        string id, HttpContext context, RunDesk desk, RunLookup runs, IStringLocalizer<ApiTexts> texts, Action<ProjectSession> tell)
    {
        if (runs.Find(id, context.Caller()) is not var (run, session))
            return ApiProblem.NotFound();
        if (desk.Find(id) is null)
            return ApiProblem.Conflict(texts["RunOver"]);
        tell(session);
        return TypedResults.Ok(runs.Answer(run));
    }
}
