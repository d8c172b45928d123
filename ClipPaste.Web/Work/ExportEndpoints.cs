using ClipPaste.Web.Access;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Work;

/// <summary>Downloads.</summary>
internal static class ExportEndpoints
{
    /// <summary>Maps <c>GET /exports/{id}</c>: a finished export as an attachment.</summary>
    public static void MapExports(this IEndpointRouteBuilder site) =>
        site.MapGet("/exports/{id}", (string id, ExportStore store, HttpContext context) =>
    {
        if (store.Find(context.Caller().Id, id) is not var (export, path))
            return Results.NotFound();
        Guard(context.Response);
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(path, export.Type, export.Name, export.Made, enableRangeProcessing: true);
    });

    /// <summary>Has a browser take a download for nothing but a file.</summary>
    public static void Guard(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox";
    }
}
