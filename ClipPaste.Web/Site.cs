using ClipPaste.Engine.Models;

namespace ClipPaste.Web;

/// <summary>The web site: for now one static page that tells what ClipPaste is and how to use its command line.</summary>
internal static class Site
{
    /// <summary>Builds the site, ready to start.</summary>
    /// <param name="urls">Addresses to listen on.</param>
    public static WebApplication Build(string urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = Installation.Root,
            WebRootPath = Path.Combine(Installation.Root, "wwwroot"),
        });
        builder.WebHost.UseUrls(urls);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A start that fails is told by whoever started the site.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        var site = builder.Build();
        site.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy =
                "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
        site.UseDefaultFiles();
        site.UseStaticFiles();
        return site;
    }
}
