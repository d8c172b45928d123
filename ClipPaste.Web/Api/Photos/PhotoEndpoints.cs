using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Photos: of the library and your own.</summary>
internal static class PhotoEndpoints
{
    private const int UsualPage = 50;
    private const int MostAtOnce = 200;

    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/photos", ListAsync);
        api.MapGet("/photos/{id}", GetAsync);
        api.MapGet("/photos/{id}/picture", PictureAsync).Produces(StatusCodes.Status200OK, contentType: "image/webp");
        api.MapGet("/objects/{hash}", Object).Produces(StatusCodes.Status200OK, contentType: "image/webp", additionalContentTypes: ["image/png", "image/jpeg"]);
        api.MapPost("/projects/{id}/photos", SendAsync)
            .WithMetadata(new RequestSizeLimitAttribute(UploadLimits.MostRequest))
            .Produces<UploadAnswer>()
            .AddOpenApiOperationTransformer(UploadBody.DescribeAsync)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage);
    }

    /// <summary>The address of a photo's picture.</summary>
    public static string PictureOf(string id) => $"{ApiRoutes.Root}/photos/{id}/picture";

    /// <summary>Lists the photos that collages can be made of: those of the library and those that you have sent, by title.</summary>
    internal static async Task<Results<Ok<PhotoList>, ProblemHttpResult>> ListAsync(
        HttpContext context, PhotoCatalogue catalogue, IStringLocalizer<ApiTexts> texts,
        [Description("Beginnings of words of the title, the author or the content.")] string? search = null,
        [Description("Only those that you have sent.")] bool own = false,
        [Description("The next of the page before.")] string? after = null,
        [Description("How many at most, 1 to 200.")] int limit = UsualPage)
    {
        if (limit is < 1 or > MostAtOnce)
            return ApiProblem.BadRequest(texts["Limit", MostAtOnce]);
        var owner = context.Caller().Id;
        var photos = await catalogue.AllAsync(owner);
        var last = after is null ? null : photos.FirstOrDefault(photo => photo.Id == after);
        if (after is not null && last is null)
            return ApiProblem.BadRequest(texts["After"]);
        return TypedResults.Ok(PhotoPages.Of(own ? photos.Where(PhotoPages.IsOwn) : photos, search ?? "", last, limit));
    }

    /// <summary>A photo, with who made it and under which licence.</summary>
    internal static async Task<Results<Ok<PhotoAnswer>, ProblemHttpResult>> GetAsync(string id, HttpContext context, PhotoCatalogue catalogue)
    {
        await catalogue.ReadyAsync();
        return catalogue.Find(id, context.Caller().Id) is { } photo ? TypedResults.Ok(PhotoAnswer.Of(photo)) : ApiProblem.NotFound();
    }

    /// <summary>The picture of a photo, made smaller: WebP.</summary>
    internal static async Task<IResult> PictureAsync(
        string id, HttpContext context, PictureEndpoints pictures, IStringLocalizer<ApiTexts> texts,
        [Description("thumb for a longer side of up to 360 pixels, view for one of up to 1,600.")] string size = "view") => size switch
        {
            "thumb" => await pictures.PhotoAsync(id, PhotoPreviews.Thumb, context),
            "view" => await pictures.PhotoAsync(id, PhotoPreviews.View, context),
            _ => ApiProblem.BadRequest(texts["PhotoSize"]),
        };

    /// <summary>A picture that something of yours is shown with, by the name that other answers give it.</summary>
    internal static IResult Object(string hash, HttpContext context, PictureEndpoints pictures) => pictures.Object(hash, context);

    /// <summary>
    /// Sends photos of your own, as multipart/form-data: JPEG, PNG or WebP, up to 20 at once. Only their pixels are kept. They can then be picked for any
    /// phrase.
    /// </summary>
    internal static async Task<IResult> SendAsync(string id, HttpContext context, ProjectSessions sessions, UploadEndpoint uploads) =>
        sessions.Open(id, context.Caller()) is null ? ApiProblem.NotFound() : await uploads.TakeAsync(context);
}
