using System.Net;
using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClipPaste.Web.Metrics;

/// <summary>Addresses for whoever runs the studio: is it alive, can it work, what does it do; and where browsers report what the policy kept from them.</summary>
internal static class HealthRoutes
{
    /// <summary>Where browsers send reports about the content security policy.</summary>
    public const string PolicyReports = "/csp-report";

    private const int LongestReport = 16 << 10;

    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<StudioMeter>()
        .AddSingleton<MeterBook>()
        .AddSingleton<WorkPulse>()
        .AddSingleton<Readiness>()
        .AddSingleton<StudioGauges>();

    /// <summary>Adds the addresses.</summary>
    public static void MapHealth(this IEndpointRouteBuilder site)
    {
        // They listen and are read from the start, not from the first time that somebody asks.
        _ = site.ServiceProvider.GetRequiredService<MeterBook>();
        _ = site.ServiceProvider.GetRequiredService<StudioGauges>();
        var routes = site.MapGroup("").AllowAnonymous().WithMetadata(new SkipStatusCodePagesAttribute());
        routes.MapGet("/health", () => Results.Text("healthy"));
        routes.MapGet("/ready", Ready);
        routes.MapGet("/metrics", (HttpContext context, MeterBook book) =>
            MayMeasure(context) ? Results.Text(PrometheusText.Write(book.Read()), PrometheusText.ContentType) : Results.NotFound());
        routes.MapPost(PolicyReports, TakeReportAsync).RequireRateLimiting(RatePolicies.Api);
    }

    private static IResult Ready(Readiness readiness)
    {
        var missing = readiness.Missing();
        return Results.Json(new { ready = missing.Count == 0, missing }, statusCode: missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // A proxy on this computer asks from here too, but under the site's public name.
    private static bool MayMeasure(HttpContext context) => context.Caller().Role == CallerRole.Admin
        || (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && OwnNames.Contains(context.Request.Host.Host));

    // Only that there was one is of use; what it tells may hold addresses with tokens in them.
    private static async Task<IResult> TakeReportAsync(HttpRequest request, StudioMeter meter)
    {
        if (request.ContentType is not { } type || !type.Contains("report", StringComparison.OrdinalIgnoreCase) || request.ContentLength is null or > LongestReport)
            return Results.BadRequest();
        await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
        meter.PolicyReported();
        return Results.NoContent();
    }
}
