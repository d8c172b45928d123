namespace ClipPaste.Web.Streaming;

/// <summary>Turns connections away that a page of another site wants to open: browsers let any page open a WebSocket to any address.</summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class SameOrigin(RequestDelegate next)
{
    /// <summary>Answers 403 or goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (Allows(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Whether a request comes from a page of this site, or from no page at all.</summary>
    public static bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0 || (origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var site)
            && string.Equals(site.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
