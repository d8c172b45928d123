using System.Collections.Immutable;
using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>The iterations of runs.</summary>
internal static class FrameEndpoints
{
    private const int Usual = 50;
    private const int Most = 200;

    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/runs/{id}/frames", List);
        api.MapPost("/runs/{id}/branch", Branch).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>The iterations of a run in their order, each with the poses and colours that it came to, and the pieces that these belong to.</summary>
    internal static Results<Ok<FramesAnswer>, ProblemHttpResult> List(
        string id, HttpContext context, RunLookup runs, RunKeeper keeper, RunStore store, IStringLocalizer<ApiTexts> texts,
        [Description("Those with larger numbers.")] int after = 0,
        [Description("How many at most, 1 to 200.")] int limit = Usual)
    {
        if (runs.Find(id, context.Caller()) is null)
            return ApiProblem.NotFound();
        if (limit is < 1 or > Most)
            return ApiProblem.BadRequest(texts["Limit", Most]);
        keeper.TryWrite();
        var frames = store.Frames(id, after, limit);
        return TypedResults.Ok(new FramesAnswer(
            frames, frames.IsEmpty ? [] : ScenesOf(store.Scenes(id), frames[0].Number, frames[^1].Number), frames.Length < limit ? null : frames[^1].Number));
    }

    /// <summary>Makes an iteration of a run the collage's present state, as an edit that can be taken back.</summary>
    internal static Results<Ok<VersionAnswer>, ProblemHttpResult> Branch(
        string id, BranchRequest wanted, HttpContext context, RunLookup runs, RunTimeline timeline, IStringLocalizer<StreamingTexts> refusals)
    {
        if (runs.Find(id, context.Caller()) is not var (_, session))
            return ApiProblem.NotFound();
        if (timeline.At(id, wanted.Number) is not { } at)
            return ApiProblem.Conflict(refusals["NoFrame"]);
        return TypedResults.Ok(new VersionAnswer(session.Edit("branch", at.ApplyTo)));
    }

    private static ImmutableArray<TimelineScene> ScenesOf(ImmutableArray<TimelineScene> scenes, int first, int last)
    {
        var begins = scenes.LastOrDefault(scene => scene.From <= first)?.From ?? first;
        return [.. scenes.Where(scene => scene.From >= begins && scene.From <= last).Select(scene => scene with { Pieces = EditEndpoints.OutOf(scene.Pieces) })];
    }
}

/// <summary>Some iterations of a run.</summary>
/// <param name="Frames">By rising number.</param>
/// <param name="Scenes">The pieces that they have poses for, from iterations on.</param>
/// <param name="Next">What to send as <c>after</c> for the next; null where there are no more yet.</param>
internal sealed record FramesAnswer(ImmutableArray<FrameMessage> Frames, ImmutableArray<TimelineScene> Scenes, int? Next);

/// <summary>To where somebody wants to go back.</summary>
/// <param name="Number">An iteration that was kept.</param>
internal sealed record BranchRequest(int Number);
