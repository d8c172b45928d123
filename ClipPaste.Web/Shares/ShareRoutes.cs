using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClipPaste.Web.Shares;

/// <summary>The services and the addresses of links.</summary>
internal static class ShareRoutes
{
    // Nothing on these pages has a style or a script of its own.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    // Writes whole addresses, whose tokens must not stand in any log.
    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddShares(this IServiceCollection services) => services
        .AddLogging(logging => logging.AddFilter(RequestLog, LogLevel.None))
        .AddSingleton<ShareStore>()
        .AddSingleton<ShareRuns>()
        .AddSingleton<SharePasswords>()
        .AddSingleton<ShareDesk>()
        .AddSingleton<SharePass>()
        .AddSingleton<SharePhotos>()
        .AddSingleton<SharedCollages>()
        .AddSingleton<SharePictures>()
        .AddSingleton<ShareDoor>()
        .AddSingleton<ShareEndpoints>()
        .AddSingleton<ShareFeed>()
        .AddSingleton<WatcherPlaces>()
        .AddSingleton<ShareWatch>()
        .AddSingleton<Remix>()
        .AddSingleton<ReportStore>()
        .AddSingleton<Reports>();

    /// <summary>Adds the addresses.</summary>
    public static void MapShares(this IEndpointRouteBuilder site)
    {
        var routes = site.MapGroup("").AddEndpointFilter(KeepToThemselves);
        string[] look = [HttpMethods.Get, HttpMethods.Head];
        var link = routes.MapGroup("/s/{token}").AllowAnonymous();
        link.MapMethods("", look, (string token, HttpContext context, ShareEndpoints shares) => shares.Page(token, context)).RequireRateLimiting(RatePolicies.ShareViews);
        // A stranger who makes somebody type a password has nothing from it; and viewers who have typed none get no cookie.
        link.MapPost("", (string token, [FromForm] string? password, HttpContext context, ShareEndpoints shares) => shares.UnlockAsync(token, password, context))
            .DisableAntiforgery().RequireRateLimiting(RatePolicies.ShareViews);
        link.MapMethods("/picture.jpg", look, (string token, HttpContext context, ShareEndpoints shares) => shares.PictureAsync(token, context));
        link.MapGet("/objects/{hash}", (string token, string hash, HttpContext context, ShareEndpoints shares) => shares.ObjectAsync(token, hash, context));
        link.MapGet("/timeline", (string token, HttpContext context, ShareEndpoints shares) => shares.TimelineAsync(token, context));
        link.MapGet("/events", (string token, HttpContext context, ShareWatch watch) => watch.AnswerAsync(token, context));
        link.MapGet("/download", (string token, HttpContext context, ShareEndpoints shares) => shares.DownloadAsync(token, context)).RequireRateLimiting(RatePolicies.ShareViews);
        link.MapGet("/{**rest}", (string token) => ShareDoor.Gone());
        var remixes = routes.MapGroup("/s/{token}/remix").RequireCaller(CallerRole.Guest).RequireRateLimiting(RatePolicies.ShareViews);
        remixes.MapGet("", (string token, HttpContext context, Remix remix) => remix.AskAsync(token, context));
        // The form is read so that its token is checked.
        remixes.MapPost("", (string token, IFormCollection form, HttpContext context, Remix remix) => remix.MakeAsync(token, context));
        var reports = routes.MapGroup("/reports").AllowAnonymous().RequireRateLimiting(RatePolicies.ShareViews);
        reports.MapGet("/new", (string? kind, string? subject, HttpContext context, Reports desk) => desk.Ask(kind, subject, context));
        reports.MapPost("", ([FromForm] string? kind, [FromForm] string? subject, [FromForm] string? reason, HttpContext context, Reports desk) =>
            desk.Take(kind, subject, reason, context));
    }

    // Before the answer is made: pictures and streams say more about themselves.
    private static ValueTask<object?> KeepToThemselves(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var headers = call.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-cache, no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        return next(call);
    }
}
