using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Masks of cut-outs, refined.</summary>
internal static class MaskEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/projects/{id}/cutouts/{cutout}/mask", RefineAsync).ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Changes the outline of a cut-out by clicks on its photo, strokes of a brush or a softer edge: all steps or none. The cut-out keeps its id, is
    /// approved, and what it shows stays where it is on the canvas.
    /// </summary>
    internal static async Task<Results<Ok<CutoutAnswer>, ProblemHttpResult>> RefineAsync(
        string id, string cutout, MaskRequest wanted, HttpContext context, ProjectSessions sessions, MaskWork masks, IStringLocalizer<ApiTexts> texts)
    {
        if (sessions.Open(id, context.Caller()) is not { } session || CutoutEndpoints.Find(session, cutout) is null)
            return ApiProblem.NotFound();
        if (!wanted.IsFine)
            return ApiProblem.BadRequest(texts["MaskSteps", MaskRequest.MostSteps]);
        try
        {
            await using var desk = await masks.OpenAsync(session, cutout, context.RequestAborted);
            var changed = false;
            foreach (var step in wanted.Steps)
                changed |= (await step.DoAsync(desk)).Changed;
            if (changed)
                await desk.SaveAsync();
            return TypedResults.Ok(CutoutAnswer.Of(id, desk.Cutout));
        }
        catch (MaskException fault)
        {
            return ApiProblem.Conflict(fault.Message);
        }
    }
}
