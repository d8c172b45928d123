using ClipPaste.Web.Access;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Gallery;

/// <summary>Answers the script of the gallery.</summary>
internal sealed class GalleryEndpoints(
    GalleryStore store, GalleryFolders folders, GalleryDesk desk, PublicationStore publications, GalleryCards cards, IStringLocalizer<GalleryTexts> texts)
{
    private const int LongestId = 64;

    /// <summary>A page of the caller's collages.</summary>
    public IResult Page(GalleryQuery query, HttpContext context) =>
        Results.Json(new { items = cards.Own(store.Page(context.Caller(), query.Filter, query.From, query.To, query.Limit)) });

    /// <summary>How many collages the caller has, and where pages end.</summary>
    public IResult Outline(GalleryQuery query, HttpContext context) => Results.Json(store.Outline(context.Caller(), query.Filter));

    /// <summary>The ids of all of them.</summary>
    public IResult Ids(GalleryQuery query, HttpContext context) => Results.Json(store.Ids(context.Caller(), query.Filter));

    /// <summary>A page of what is published.</summary>
    public IResult PublishedPage(GalleryQuery query) => Results.Json(new { items = cards.Published(publications.Page(query.Filter, query.From, query.To, query.Limit)) });

    /// <summary>How much is published, and where pages end.</summary>
    public IResult PublishedOutline(GalleryQuery query) => Results.Json(publications.Outline(query.Filter));

    /// <summary>Changes many collages.</summary>
    public IResult Change(GalleryChange change, HttpContext context) =>
        change.Ids.IsDefaultOrEmpty || change.Ids.Length > GalleryChange.Most || change.Ids.Any(id => id is not { Length: > 0 and <= LongestId })
            ? Problem(StatusCodes.Status400BadRequest, "TooMany", GalleryChange.Most)
            : Results.Json(desk.Make(context.Caller(), change));

    /// <summary>Makes a folder.</summary>
    public IResult NewFolder(FolderName folder, HttpContext context)
    {
        if (GalleryFolders.Named(folder.Name) is not { } name)
            return Problem(StatusCodes.Status400BadRequest, "FolderNameLength", GalleryFolders.LongestName);
        return folders.Create(context.Caller(), name) is { } id ? Results.Json(new { id, name }) : Problem(StatusCodes.Status409Conflict, "FoldersFull", GalleryFolders.Most);
    }

    /// <summary>Names a folder anew.</summary>
    public IResult RenameFolder(string id, FolderName folder, HttpContext context)
    {
        if (GalleryFolders.Named(folder.Name) is not { } name)
            return Problem(StatusCodes.Status400BadRequest, "FolderNameLength", GalleryFolders.LongestName);
        return folders.Rename(context.Caller(), id, name) switch
        {
            true => Results.Json(new { id, name }),
            false => Results.NotFound(),
            null => Problem(StatusCodes.Status409Conflict, "FolderNameTaken"),
        };
    }

    /// <summary>Deletes a folder; what is in it stays.</summary>
    public IResult DeleteFolder(string id, HttpContext context) => folders.Delete(context.Caller(), id) ? Results.NoContent() : Results.NotFound();

    private IResult Problem(int status, string key, params object[] values) => Results.Problem(texts[key, values], statusCode: status);
}

/// <summary>What a folder is to be called.</summary>
/// <param name="Name">As it was typed.</param>
internal sealed record FolderName(string? Name);
