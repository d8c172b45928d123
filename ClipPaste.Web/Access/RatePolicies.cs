using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ClipPaste.Web.Access;

/// <summary>
/// Names of rate limits that routes take with <c>RequireRateLimiting</c>: per account, or per address where there is none. Whoever asks too often
/// is answered 429, with the time to wait and a sentence.
/// </summary>
internal static class RatePolicies
{
    /// <summary><see cref="RateLimits.Uploads"/>.</summary>
    public const string Uploads = "uploads";

    /// <summary><see cref="RateLimits.UrlImports"/>.</summary>
    public const string UrlImports = "url-imports";

    /// <summary><see cref="RateLimits.RunStarts"/>.</summary>
    public const string RunStarts = "run-starts";

    /// <summary><see cref="RateLimits.ShareViews"/>; counted per address whoever asks.</summary>
    public const string ShareViews = "share-views";

    /// <summary><see cref="RateLimits.ShareFiles"/>; counted per address whoever asks.</summary>
    public const string ShareFiles = "share-files";

    /// <summary><see cref="RateLimits.Api"/>.</summary>
    public const string Api = "api";

    private const int Segments = 6;

    /// <summary>Adds them.</summary>
    public static IServiceCollection AddRatePolicies(this IServiceCollection services) => services
        .AddSingleton(new RateLimits())
        .AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = RefuseAsync;
            options.AddPolicy(Uploads, context => Window(context, limits => limits.Uploads));
            options.AddPolicy(UrlImports, context => Window(context, limits => limits.UrlImports));
            options.AddPolicy(RunStarts, context => Window(context, limits => limits.RunStarts));
            options.AddPolicy(ShareViews, context => Window(context, limits => limits.ShareViews, byAddress: true));
            options.AddPolicy(ShareFiles, context => Window(context, limits => limits.ShareFiles, byAddress: true));
            options.AddPolicy(Api, context => Window(context, limits => limits.Api));
        });

    private static RateLimitPartition<string> Window(HttpContext context, Func<RateLimits, RateLimit> choose, bool byAddress = false)
    {
        var limit = choose(context.RequestServices.GetRequiredService<RateLimits>());
        var caller = context.Caller();
        var byAccount = !byAddress && caller.Role > CallerRole.Anonymous;
        var who = !byAccount ? $"address {context.Connection.RemoteIpAddress}" : $"account {caller.Id}";
        return RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = byAccount && caller.Role > CallerRole.Guest ? limit.User : limit.Anonymous,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = Segments,
        });
    }

    private static ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken token) =>
        new(TooFast.AnswerAsync(refused.HttpContext, refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1) / Segments));
}
