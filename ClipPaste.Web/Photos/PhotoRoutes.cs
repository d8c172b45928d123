using ClipPaste.Engine.Models;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos.Decoding;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClipPaste.Web.Photos;

/// <summary>The services and the addresses of photos.</summary>
internal static class PhotoRoutes
{
    /// <summary>Adds the services.</summary>
    /// <param name="services">The site's services.</param>
    /// <param name="folder">The data folder.</param>
    public static IServiceCollection AddPhotos(this IServiceCollection services, string folder)
    {
        services.TryAddSingleton<WorkLanes>();
        services.AddAntiforgery(options =>
        {
            options.HeaderName = UploadSender.TokenHeader;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The policy of every page forbids frames altogether; this would allow some again in old browsers.
            options.SuppressXFrameOptionsHeader = true;
        });
        return services
            .AddSingleton(new UploadLimits())
            .AddSingleton<PhotoStore>()
            .AddSingleton(site => ActivatorUtilities.CreateInstance<PhotoCatalogue>(site, Installation.Library))
            .AddSingleton(site => ActivatorUtilities.CreateInstance<UploadFolder>(site, Path.Combine(folder, "uploads")))
            .AddSingleton<PhotoPreviews>()
            .AddSingleton(new DecoderLimits())
            .AddSingleton<PhotoDecoder>()
            .AddSingleton<PhotoIngest>()
            .AddSingleton<UploadReader>()
            .AddSingleton<UploadSender>()
            .AddSingleton<PhotoUpload>()
            .AddSingleton<UploadEndpoint>()
            .AddSingleton<PictureEndpoints>();
    }

    /// <summary>Adds the addresses.</summary>
    public static void MapPhotos(this IEndpointRouteBuilder site)
    {
        // Programs ask here: the page for people who are lost is of no use to them.
        var routes = site.MapGroup("").WithMetadata(new SkipStatusCodePagesAttribute());
        routes.MapGet("/antiforgery", (HttpContext context, IAntiforgery antiforgery) => Results.Json(new { token = antiforgery.GetAndStoreTokens(context).RequestToken }));
        routes.MapPost("/projects/{id}/photos", (string id, HttpContext context, UploadEndpoint upload) => upload.AnswerAsync(id, context)).DisableAntiforgery();
        routes.MapGet("/photos/{id}/thumb", (string id, HttpContext context, PictureEndpoints pictures) => pictures.PhotoAsync(id, PhotoPreviews.Thumb, context));
        routes.MapGet("/photos/{id}/view", (string id, HttpContext context, PictureEndpoints pictures) => pictures.PhotoAsync(id, PhotoPreviews.View, context));
        routes.MapGet("/admin/shown/{id}/picture", (string id, HttpContext context, PictureEndpoints pictures, Takedown takedown) => pictures.Shown(id, takedown, context))
            .RequireCaller(CallerRole.Admin);
        routes.MapGet("/objects/{hash}", (string hash, HttpContext context, PictureEndpoints pictures) => pictures.Object(hash, context));
    }
}
