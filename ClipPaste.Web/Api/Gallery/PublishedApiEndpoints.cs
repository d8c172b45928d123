using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Everybody's gallery; in a studio without accounts there is none.</summary>
internal static class PublishedApiEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/gallery", List);
        api.MapGet("/gallery/{id}", GetAsync);
        api.MapGet("/gallery/{id}/picture", PictureAsync)
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The address of the picture of what is published.</summary>
    public static string PictureOf(string id) => $"{ApiRoutes.Root}/gallery/{id}/picture";

    /// <summary>Lists what people show to everybody, what was published last first; in a studio with accounts only.</summary>
    internal static Results<Ok<ApiPage<PublishedItem>>, ProblemHttpResult> List(
        PublicationStore store, IStringLocalizer<ApiTexts> texts,
        [Description("Beginnings of words of the name or the sentence.")] string? search = null,
        [Description("The next of the page before.")] string? after = null,
        [Description("How many at most, 1 to 100.")] int limit = ApiPages.Usual)
    {
        if (ApiPages.Complaint(after, limit, texts, out var key) is { } complaint)
            return ApiProblem.BadRequest(complaint);
        var items = store.Page(new GalleryFilter(search ?? ""), key, until: null, limit);
        var next = ApiPages.Next(items, limit, last => new GalleryKey(last.At, last.Id));
        return TypedResults.Ok(new ApiPage<PublishedItem>([.. items.Select(PublishedItem.Of)], next));
    }

    /// <summary>A collage that is shown to everybody, with the credits of its photos.</summary>
    internal static async Task<Results<Ok<PublishedAnswer>, ProblemHttpResult>> GetAsync(
        string id, HttpContext context, PublicationStore store, PhotoCatalogue catalogue, SharePhotos photos)
    {
        if (store.Find(id) is not { } shown)
            return ApiProblem.NotFound();
        await catalogue.ReadyAsync();
        return TypedResults.Ok(PublishedAnswer.Of(shown, store.IsOf(context.Caller(), id), photos));
    }

    /// <summary>The picture of a collage that is shown to everybody: JPEG.</summary>
    internal static async Task<IResult> PictureAsync(
        string id, PublicationStore store, PublicationPictures pictures, ObjectStore objects, IStringLocalizer<ApiTexts> texts,
        [Description("thumb for a longer side of 480 pixels, view for a larger one.")] string size = "view")
    {
        if (store.Find(id) is not { } shown)
            return ApiProblem.NotFound();
        if (size is not ("thumb" or "view"))
            return ApiProblem.BadRequest(texts["PhotoSize"]);
        try
        {
            var hash = await pictures.FindOrDrawAsync(shown, small: size == "thumb");
            return objects.Find(hash) is { } path && PictureEndpoints.TypeOf(path) is { } type ? TypedResults.PhysicalFile(path, type) : ApiProblem.NotFound();
        }
        catch (Exception error) when (ViewerAnswers.IsGone(error))
        {
            return ApiProblem.NotFound();
        }
    }
}
