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
        var response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox";
        response.Headers.CacheControl = "private, no-cache";
        return Results.File(path, export.Type, export.Name, export.Made, enableRangeProcessing: true);
    });
}
