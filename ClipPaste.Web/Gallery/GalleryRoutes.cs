using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Shares;
using Microsoft.AspNetCore.Mvc;

namespace ClipPaste.Web.Gallery;

/// <summary>The services and the addresses of the galleries.</summary>
internal static class GalleryRoutes
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddGallery(this IServiceCollection services) => services
        .AddSingleton<GalleryStore>()
        .AddSingleton<GalleryFolders>()
        .AddSingleton<GalleryFiling>()
        .AddSingleton<GalleryCards>()
        .AddSingleton<PublicationStore>()
        .AddSingleton<PublicationPictures>()
        .AddSingleton<PublishDesk>()
        .AddSingleton<GalleryDesk>()
        .AddSingleton<GalleryEndpoints>()
        .AddSingleton<PublishedEndpoints>();

    /// <summary>Adds the addresses.</summary>
    public static void MapGallery(this IEndpointRouteBuilder site)
    {
        // The script asks here: the page for people who are lost is of no use to it.
        var routes = site.MapGroup("/gallery").WithMetadata(new SkipStatusCodePagesAttribute()).AddEndpointFilter(NothingIsKept);
        routes.MapGet("/items", ([AsParameters] GalleryQuery query, HttpContext context, GalleryEndpoints gallery) => gallery.Page(query, context));
        routes.MapGet("/outline", ([AsParameters] GalleryQuery query, HttpContext context, GalleryEndpoints gallery) => gallery.Outline(query, context));
        routes.MapGet("/ids", ([AsParameters] GalleryQuery query, HttpContext context, GalleryEndpoints gallery) => gallery.Ids(query, context));
        var changes = routes.MapGroup("").DisableAntiforgery().RequireRateLimiting(RatePolicies.Api).AddEndpointFilter(OnlyOwnPagesAsync);
        changes.MapPost("/changes", (GalleryChange change, HttpContext context, GalleryEndpoints gallery) => gallery.Change(change, context));
        changes.MapPost("/folders", (FolderName folder, HttpContext context, GalleryEndpoints gallery) => gallery.NewFolder(folder, context));
        changes.MapPost("/folders/{id}", (string id, FolderName folder, HttpContext context, GalleryEndpoints gallery) => gallery.RenameFolder(id, folder, context));
        changes.MapDelete("/folders/{id}", (string id, HttpContext context, GalleryEndpoints gallery) => gallery.DeleteFolder(id, context));
        site.MapPublished();
    }

    private static void MapPublished(this IEndpointRouteBuilder site)
    {
        string[] look = [HttpMethods.Get, HttpMethods.Head];
        var everybody = site.MapGroup("/gallery/everybody").AllowAnonymous().WithMetadata(new AccountsOnlyAttribute(), new SkipStatusCodePagesAttribute())
            .RequireRateLimiting(RatePolicies.Api).AddEndpointFilter(NothingIsKept);
        everybody.MapGet("/items", ([AsParameters] GalleryQuery query, GalleryEndpoints gallery) => gallery.PublishedPage(query));
        everybody.MapGet("/outline", ([AsParameters] GalleryQuery query, GalleryEndpoints gallery) => gallery.PublishedOutline(query));
        var published = site.MapGroup("/gallery/published/{id}").AllowAnonymous().WithMetadata(new AccountsOnlyAttribute()).AddEndpointFilter(ShareRoutes.KeepToThemselves);
        published.MapMethods("", look, (string id, HttpContext context, PublishedEndpoints gallery) => gallery.Page(id, context)).RequireRateLimiting(RatePolicies.ShareViews);
        var files = published.MapGroup("").RequireRateLimiting(RatePolicies.ShareFiles);
        files.MapMethods("/picture.jpg", look, (string id, HttpContext context, PublishedEndpoints gallery) => gallery.PictureAsync(id, small: false, context));
        files.MapMethods("/small.jpg", look, (string id, HttpContext context, PublishedEndpoints gallery) => gallery.PictureAsync(id, small: true, context));
        // The form is read so that its token is checked.
        site.MapPost("/gallery/published/{id}/unpublish", (string id, IFormCollection form, HttpContext context, PublishDesk desk) =>
        {
            desk.Unpublish(context.Caller(), id);
            return Results.LocalRedirect("/gallery?show=published");
        }).WithMetadata(new AccountsOnlyAttribute());
    }

    private static ValueTask<object?> NothingIsKept(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(call);
    }

    private static async ValueTask<object?> OnlyOwnPagesAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var sender = call.HttpContext.RequestServices.GetRequiredService<UploadSender>();
        return UploadSender.IsOwnPage(call.HttpContext.Request) && await sender.HasTokenAsync(call.HttpContext) ? await next(call) : Results.BadRequest();
    }
}
