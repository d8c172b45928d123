using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>The folders into which collages are sorted.</summary>
internal static class FolderEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/folders", List);
        api.MapPost("/folders", Make);
        api.MapPut("/folders/{id}/name", Rename);
        api.MapDelete("/folders/{id}", Delete);
        api.MapPut("/projects/{id}/folder/{folder}", File);
        api.MapDelete("/projects/{id}/folder", TakeOut);
    }

    /// <summary>Your folders by name.</summary>
    internal static ImmutableArray<GalleryFolder> List(HttpContext context, GalleryFolders folders) => folders.Of(context.Caller());

    /// <summary>Makes a folder; where you have one of this name, that is it.</summary>
    internal static Results<Created<FolderAnswer>, ProblemHttpResult> Make(NameRequest wanted, HttpContext context, GalleryFolders folders, IStringLocalizer<GalleryTexts> texts)
    {
        if (GalleryFolders.Named(wanted.Name) is not { } name)
            return ApiProblem.BadRequest(texts["FolderNameLength", GalleryFolders.LongestName]);
        return folders.Create(context.Caller(), name) is { } id
            ? TypedResults.Created($"{ApiRoutes.Root}/folders/{id}", new FolderAnswer(id, name)) : ApiProblem.Conflict(texts["FoldersFull", GalleryFolders.Most]);
    }

    /// <summary>Gives a folder another name.</summary>
    internal static Results<NoContent, ProblemHttpResult> Rename(string id, NameRequest wanted, HttpContext context, GalleryFolders folders, IStringLocalizer<GalleryTexts> texts)
    {
        if (GalleryFolders.Named(wanted.Name) is not { } name)
            return ApiProblem.BadRequest(texts["FolderNameLength", GalleryFolders.LongestName]);
        return folders.Rename(context.Caller(), id, name) switch
        {
            true => TypedResults.NoContent(),
            false => ApiProblem.NotFound(),
            null => ApiProblem.Conflict(texts["FolderNameTaken"]),
        };
    }

    /// <summary>Deletes a folder. The collages in it stay, in no folder.</summary>
    internal static Results<NoContent, ProblemHttpResult> Delete(string id, HttpContext context, GalleryFolders folders) =>
        folders.Delete(context.Caller(), id) ? TypedResults.NoContent() : ApiProblem.NotFound();

    /// <summary>Moves a collage into a folder.</summary>
    internal static Results<NoContent, ProblemHttpResult> File(string id, string folder, HttpContext context, GalleryFiling filing) =>
        filing.Move(context.Caller(), [id], folder) > 0 ? TypedResults.NoContent() : ApiProblem.NotFound();

    /// <summary>Takes a collage out of its folder.</summary>
    internal static Results<NoContent, ProblemHttpResult> TakeOut(string id, HttpContext context, GalleryFiling filing) =>
        filing.Move(context.Caller(), [id], folder: null) > 0 ? TypedResults.NoContent() : ApiProblem.NotFound();
}

/// <summary>A folder.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
internal sealed record FolderAnswer(string Id, string Name);
