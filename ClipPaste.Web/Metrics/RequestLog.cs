using System.Security.Cryptography;
using System.Text;
using ClipPaste.Web.Access;

namespace ClipPaste.Web.Metrics;

/// <summary>
/// Notes every request in the log by its route's template, never by its address: that may hold tokens, and a query may hold anything. Callers are
/// noted by a hash that nobody can turn back and that is another one after each start.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="clock">Measures.</param>
/// <param name="log">The log.</param>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> log)
{
    private const int HashBytes = 6;

    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);

    /// <summary>Lets the request pass and notes it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!log.IsEnabled(LogLevel.Information))
        {
            await next(context);
            return;
        }
        var began = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
            Requested(MethodOf(context), route, context.Response.StatusCode, clock.GetElapsedTime(began).TotalMilliseconds, Hashed(context.Caller().Id));
        }
    }

    // Anybody can make up a method; those that we know are enough.
    private static string MethodOf(HttpContext context) => HttpMethods.IsGet(context.Request.Method) ? HttpMethods.Get
        : HttpMethods.IsPost(context.Request.Method) ? HttpMethods.Post
        : HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Head
        : HttpMethods.IsDelete(context.Request.Method) ? HttpMethods.Delete
        : HttpMethods.IsPut(context.Request.Method) ? HttpMethods.Put
        : "other";

    private string Hashed(string id) => id.Length == 0 ? "nobody" : Convert.ToHexStringLower(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(id))[..HashBytes]);

    [LoggerMessage(30, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds:F0} ms for {Caller}")]
    private partial void Requested(string method, string route, int status, double milliseconds, string caller);
}
