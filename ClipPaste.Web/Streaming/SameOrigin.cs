namespace ClipPaste.Web.Streaming;

/// <summary>Turns connections away that a page of another site wants to open: browsers let any page open a WebSocket to any address.</summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class SameOrigin(RequestDelegate next)
{
    /// <summary>Answers 403 or goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var origin = context.Request.Headers.Origin;
        if (origin.Count == 0 || (origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var site)
            && string.Equals(site.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
