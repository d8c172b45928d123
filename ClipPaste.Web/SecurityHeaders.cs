using ClipPaste.Web.Metrics;

namespace ClipPaste.Web;

/// <summary>Headers that keep a page to itself: scripts only of our own, no frames, no referrer, no guessing of types.</summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Radzen's components write style attributes; scripts have no such need.
    private const string Others =
        "; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
        + "frame-ancestors 'none'; form-action 'self'; report-uri " + HealthRoutes.PolicyReports + "; report-to csp";

    private const string Policy = "default-src 'self'; script-src 'self'" + Others;

    /// <summary>The policy of a page with one script of its own.</summary>
    /// <param name="hash">The script's SHA-256 in Base64.</param>
    public static string PolicyWith(string hash) => $"default-src 'self'; script-src 'self' 'sha256-{hash}'{Others}";

    /// <summary>Sets the headers and goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
        headers["Reporting-Endpoints"] = $"csp=\"{HealthRoutes.PolicyReports}\"";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }
}
