using ClipPaste.Engine.Models;
using ClipPaste.Web.Access;
using ClipPaste.Web.Api;
using ClipPaste.Web.Components;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Metrics;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Radzen;

namespace ClipPaste.Web;

/// <summary>The composition root of the web site.</summary>
internal static class Site
{
    /// <summary>Builds the site, ready to start.</summary>
    /// <param name="urls">Addresses to listen on.</param>
    /// <param name="dataFolder">Where the database and the pictures are kept.</param>
    /// <param name="adjust">Replaces services, such as limits; null for none.</param>
    /// <param name="access">For whom the site is there; null for one user.</param>
    /// <param name="logs">Says where the log goes and what it tells; null for warnings on the console.</param>
    public static WebApplication Build(string urls, string dataFolder, Action<IServiceCollection>? adjust = null, SiteAccess? access = null,
        Action<ILoggingBuilder>? logs = null)
    {
        access ??= new SiteAccess();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = Installation.Root,
            WebRootPath = Path.Combine(Installation.Root, "wwwroot"),
        });
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        // The program runs from its build folder: the assets stand where the build found them.
        builder.WebHost.UseStaticWebAssets();
        // Else assets are compressed anew at every request, as while a site is being written.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A start that fails is told by whoever started the site.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddLocalization();
        builder.Services.AddAccess(access, dataFolder);
        builder.Services.AddStudio(dataFolder);
        builder.Services.AddHostLimits(urls, access.PublicHosts);
        builder.Services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        logs?.Invoke(builder.Logging);
        adjust?.Invoke(builder.Services);
        var site = builder.Build();
        // Only a proxy on this computer is believed what it says of who asks.
        if (!access.PublicHosts.IsEmpty)
            site.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        site.UseHsts();
        site.UseMiddleware<RequestLog>();
        site.UseMiddleware<SecurityHeaders>();
        site.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        site.Use((context, next) =>
        {
            // A form that was refused has no page to show in its place.
            if (!HttpMethods.IsGet(context.Request.Method) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
        site.UseApiAnswers();
        site.UseAuthentication();
        site.UseAuthorization();
        site.UseRateLimiter();
        site.UseMiddleware<UnknownProjects>();
        if (access.MultiUser)
            site.UseWhen(CircuitWall.IsFor, branch => branch.UseMiddleware<CircuitWall>());
        site.Use((context, next) => access.MultiUser || context.GetEndpoint()?.Metadata.GetMetadata<AccountsOnlyAttribute>() is null ? next(context) : NotHere(context));
        site.UseAntiforgery();
        site.MapStaticAssets().AllowAnonymous();
        site.MapHealth();
        site.MapNewProject();
        site.MapProjectMenuForms();
        site.MapArchives();
        OwnCollages.Map(site);
        site.MapPhotos();
        site.MapExports();
        site.MapStreaming();
        site.MapShares();
        site.MapGallery();
        site.MapApi();
        if (access.MultiUser)
            site.MapAccounts();
        site.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return site;
    }

    private static Task NotHere(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
