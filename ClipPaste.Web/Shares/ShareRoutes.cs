using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClipPaste.Web.Shares;

/// <summary>The services and the addresses of links.</summary>
internal static class ShareRoutes
{
    // Nothing on these pages has a style or a script of its own.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private const string Link = "/s/{token}";

    // These write whole addresses, whose tokens must not stand in any log: the one always, and in the scope of every line; the other to find faults.
    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const string MatchingLog = "Microsoft.AspNetCore.Routing.Matching";

    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddShares(this IServiceCollection services) => services
        .AddLogging(logging => logging.AddFilter(RequestLog, LogLevel.None).AddFilter(MatchingLog, LogLevel.Information))
        .AddSingleton<ShareStore>()
        .AddSingleton<ShareRuns>()
        .AddSingleton<SharePasswords>()
        .AddSingleton<ShareTries>()
        .AddSingleton<ShareDesk>()
        .AddSingleton<SharePass>()
        .AddSingleton<SharePhotos>()
        .AddSingleton<ViewerPictures>()
        .AddSingleton<ViewerAnswers>()
        .AddSingleton<SharedCollages>()
        .AddSingleton<SharePictures>()
        .AddSingleton<ShareLapses>()
        .AddSingleton<ShareFilms>()
        .AddSingleton<ShareGuesses>()
        .AddSingleton<ShareDoor>()
        .AddSingleton<ShareEndpoints>()
        .AddSingleton<ShareFeed>()
        .AddSingleton<ShareWatch>()
        .AddSingleton<Remix>()
        .AddSingleton<ReportStore>()
        .AddSingleton<Reports>();

    /// <summary>Adds the addresses.</summary>
    public static void MapShares(this IEndpointRouteBuilder site)
    {
        var routes = site.MapGroup("").AddEndpointFilter(KeepToThemselves);
        var links = routes.MapGroup("").AddEndpointFilter(KeepGuessersOut);
        var files = links.MapGroup("").AllowAnonymous().RequireRateLimiting(RatePolicies.ShareFiles);
        var counted = links.MapGroup("").AllowAnonymous().RequireRateLimiting(RatePolicies.ShareViews);
        var remixes = links.MapGroup("").RequireCaller(CallerRole.Guest).RequireRateLimiting(RatePolicies.ShareViews);
        var reports = routes.MapGroup("").AllowAnonymous().RequireRateLimiting(RatePolicies.ShareViews);
        string[] look = [HttpMethods.Get, HttpMethods.Head];
        counted.MapMethods(Link, look, (string token, HttpContext context, ShareEndpoints shares) => shares.Page(token, context));
        // A stranger who makes somebody type a password has nothing from it; and viewers who have typed none get no cookie.
        counted.MapPost(Link, (string token, [FromForm] string? password, HttpContext context, ShareEndpoints shares) => shares.UnlockAsync(token, password, context))
            .DisableAntiforgery();
        counted.MapGet(Link + "/download", (string token, HttpContext context, ShareEndpoints shares) => shares.DownloadAsync(token, context));
        counted.MapGet(Link + "/film", (string token, HttpContext context, ShareEndpoints shares) => shares.FilmAsync(token, context));
        files.MapMethods(Link + "/picture.jpg", look, (string token, HttpContext context, ShareEndpoints shares) => shares.PictureAsync(token, context));
        files.MapGet(Link + "/objects/{hash}", (string token, string hash, HttpContext context, ShareEndpoints shares) => shares.ObjectAsync(token, hash, context));
        files.MapGet(Link + "/timeline", (string token, HttpContext context, ShareEndpoints shares) => shares.TimelineAsync(token, context));
        files.MapGet(Link + "/events", (string token, HttpContext context, ShareWatch watch) => watch.AnswerAsync(token, context));
        files.MapGet(Link + "/{**rest}", (string token) => ShareDoor.Gone());
        remixes.MapGet(Link + "/remix", (string token, HttpContext context, Remix remix) => remix.AskAsync(token, context));
        // The form is read so that its token is checked.
        remixes.MapPost(Link + "/remix", (string token, IFormCollection form, HttpContext context, Remix remix) => remix.MakeAsync(token, context));
        reports.MapGet("/reports/{kind}/{subject}", (string kind, string subject, HttpContext context, Reports desk) => desk.Ask(kind, subject, context));
        reports.MapPost("/reports", ([FromForm] string? kind, [FromForm] string? subject, [FromForm] string? reason, HttpContext context, Reports desk) =>
            desk.Take(kind, subject, reason, context));
    }

    private static ValueTask<object?> KeepGuessersOut(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        var wait = context.RequestServices.GetRequiredService<ShareGuesses>().Wait(context);
        return wait > TimeSpan.Zero ? new(TooFast.Answer(context, wait)) : next(call);
    }

    // Before the answer is made: pictures and streams say more about themselves.
    internal static ValueTask<object?> KeepToThemselves(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var headers = call.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-cache, no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        return next(call);
    }
}
