using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Shows collages to others: by links, and in everybody's gallery.</summary>
internal static class ShareApiEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/projects/{id}/shares", List);
        api.MapPost("/projects/{id}/shares", MakeAsync).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("/projects/{id}/shares/{share}", Revoke);
        api.MapPut("/projects/{id}/publication", Publish).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("/projects/{id}/publication", Unpublish);
    }

    /// <summary>The links of a collage that were not revoked, the newest first.</summary>
    internal static Results<Ok<ImmutableArray<ShareAnswer>>, ProblemHttpResult> List(string id, HttpContext context, ProjectSessions sessions, ShareStore shares)
    {
        if (sessions.Open(id, context.Caller()) is null)
            return ApiProblem.NotFound();
        return TypedResults.Ok<ImmutableArray<ShareAnswer>>([.. shares.Of(id).Select(ShareAnswer.Of)]);
    }

    /// <summary>Makes a link by which a collage is shown. Its path is the secret, and is told only now.</summary>
    internal static async Task<Results<Created<NewShareAnswer>, ProblemHttpResult>> MakeAsync(
        string id, ShareWish wish, HttpContext context, ProjectSessions sessions, ShareDesk desk, IStringLocalizer<ApiTexts> texts)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        var draft = wish.Draft;
        if (!draft.IsFine)
            return ApiProblem.BadRequest(texts["Share", ShareDraft.MostDays, ShareDraft.LongestName, ShareDraft.ShortestPassword, ShareDraft.LongestPassword]);
        return await desk.MakeAsync(session, draft, context.Caller()) is var (link, token)
            ? TypedResults.Created($"{ApiRoutes.Root}/projects/{id}/shares", new NewShareAnswer(ShareDoor.AddressOf(token), ShareAnswer.Of(link)))
            : ApiProblem.Conflict(texts["SharesFull", ShareStore.MostOpen]);
    }

    /// <summary>Ends a link at once, for those who are watching too.</summary>
    internal static Results<NoContent, ProblemHttpResult> Revoke(string id, string share, HttpContext context, ProjectSessions sessions, ShareDesk desk) =>
        sessions.Open(id, context.Caller()) is { } session && desk.Revoke(session, share, context.Caller()) ? TypedResults.NoContent() : ApiProblem.NotFound();

    /// <summary>Shows a collage to everybody as it is now, in place of what was shown of it before; in a studio with accounts only.</summary>
    internal static Results<NoContent, ProblemHttpResult> Publish(
        string id, PublicationWish wish, HttpContext context, ProjectSessions sessions, GalleryDesk gallery, PublishDesk desk, IStringLocalizer<ApiTexts> texts)
    {
        var caller = context.Caller();
        if (sessions.Open(id, caller) is null)
            return ApiProblem.NotFound();
        if (!gallery.MayPublish(caller))
            return ApiProblem.Conflict(texts["NoGallery"]);
        return desk.Publish(caller, id, wish.Prompt) ? TypedResults.NoContent() : ApiProblem.Conflict(texts["NoPicture"]);
    }

    /// <summary>Takes a collage out of everybody's sight at once.</summary>
    internal static Results<NoContent, ProblemHttpResult> Unpublish(string id, HttpContext context, ProjectSessions sessions, PublishDesk desk)
    {
        if (sessions.Open(id, context.Caller()) is null)
            return ApiProblem.NotFound();
        desk.Unpublish(context.Caller(), id);
        return TypedResults.NoContent();
    }
}

/// <summary>How a collage is to be shown to everybody.</summary>
/// <param name="Prompt">Whether everybody may read its sentence.</param>
internal sealed record PublicationWish(bool Prompt = false);
