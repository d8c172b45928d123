using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Collages: list, begin, look at, change, copy.</summary>
internal static class ProjectEndpoints
{
    private const int UsualPage = 50;

    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/projects", List);
        api.MapPost("/projects", Begin);
        api.MapGet("/projects/{id}", Get);
        api.MapPatch("/projects/{id}", Change);
        api.MapPost("/projects/{id}/duplicate", Duplicate);
        api.MapPut("/projects/{id}/star", (string id, HttpContext context, GalleryFiling filing) => Star(id, starred: true, context, filing)).WithSummary("Gives a collage a star.");
        api.MapDelete("/projects/{id}/star", (string id, HttpContext context, GalleryFiling filing) => Star(id, starred: false, context, filing)).WithSummary("Takes a collage's star away.");
    }

    /// <summary>The address of a collage.</summary>
    public static string AddressOf(string id) => $"{ApiRoutes.Root}/projects/{id}";

    /// <summary>Lists your collages, the one changed last first. The trash has a list of its own.</summary>
    internal static Results<Ok<ProjectList>, ProblemHttpResult> List(
        HttpContext context, GalleryStore gallery, IStringLocalizer<ApiTexts> texts,
        [Description("Beginnings of words of the name or the sentence.")] string? search = null,
        [Description("Only those in the folder with this id.")] string? folder = null,
        [Description("Only those with a star.")] bool starred = false,
        [Description("Only those that everybody sees.")] bool published = false,
        [Description("The next of the page before.")] string? after = null,
        [Description("How many at most, 1 to 200.")] int limit = UsualPage)
    {
        if (limit is < 1 or > GalleryStore.MostAtOnce)
            return ApiProblem.BadRequest(texts["Limit", GalleryStore.MostAtOnce]);
        if ((after is null ? GalleryKey.First : GalleryKey.Read(after)) is not { } key)
            return ApiProblem.BadRequest(texts["After"]);
        var items = gallery.Page(context.Caller(), new GalleryFilter(search ?? "", folder, starred, published), key, until: null, limit);
        var next = ApiPages.Next(items, limit, last => new GalleryKey(last.At, last.Id));
        return TypedResults.Ok(new ProjectList([.. items.Select(ProjectListItem.Of)], next));
    }

    /// <summary>Begins a collage. With a sentence its phrases are read at once; nothing is searched for yet.</summary>
    internal static Results<Created<ProjectAnswer>, ProblemHttpResult> Begin(
        ProjectChangeRequest wanted, HttpContext context, ProjectSessions sessions, ProjectChanges changes, RunDesk runs, IStringLocalizer<ApiTexts> texts)
    {
        if (wanted.Prompt is { } prompt && string.IsNullOrWhiteSpace(prompt))
            return ApiProblem.BadRequest(texts["PromptEmpty"]);
        if (changes.Complaint(wanted) is { } complaint)
            return ApiProblem.BadRequest(complaint);
        var session = sessions.Create(new ProjectState { Title = ProjectTitle.Of(wanted.Title ?? wanted.Prompt), Seed = ProjectSeed.New() }, context.Caller().Id);
        changes.Make(session, wanted);
        return TypedResults.Created(AddressOf(session.Id), ProjectAnswer.Of(session, runs));
    }

    /// <summary>A collage with all that was decided, and what is under way in it.</summary>
    internal static Results<Ok<ProjectAnswer>, ProblemHttpResult> Get(string id, HttpContext context, ProjectSessions sessions, RunDesk runs) =>
        sessions.Open(id, context.Caller()) is { } session ? TypedResults.Ok(ProjectAnswer.Of(session, runs)) : ApiProblem.NotFound();

    /// <summary>Changes what is sent and nothing else. Each change can be taken back in the studio.</summary>
    internal static Results<Ok<ProjectAnswer>, ProblemHttpResult> Change(
        string id, ProjectChangeRequest wanted, HttpContext context, ProjectSessions sessions, ProjectChanges changes, RunDesk runs)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        if (changes.Complaint(wanted) is { } complaint)
            return ApiProblem.BadRequest(complaint);
        changes.Make(session, wanted);
        return TypedResults.Ok(ProjectAnswer.Of(session, runs));
    }

    /// <summary>Makes a second collage of a collage as it is now, in the middle of a run too.</summary>
    internal static Results<Created<ProjectAnswer>, ProblemHttpResult> Duplicate(
        string id, HttpContext context, ProjectSessions sessions, ProjectCopies copies, RunDesk runs)
    {
        if (copies.Duplicate(id, context.Caller()) is not { } copy || sessions.Open(copy, context.Caller()) is not { } session)
            return ApiProblem.NotFound();
        return TypedResults.Created(AddressOf(copy), ProjectAnswer.Of(session, runs));
    }

    private static Results<NoContent, ProblemHttpResult> Star(string id, bool starred, HttpContext context, GalleryFiling filing) =>
        filing.Star(context.Caller(), [id], starred) > 0 ? TypedResults.NoContent() : ApiProblem.NotFound();
}
