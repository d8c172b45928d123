using ClipPaste.Web.Access;

namespace ClipPaste.Web.Studio;

/// <summary>Answers for projects that are not there before a circuit is opened for them.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="sessions">The projects.</param>
internal sealed class UnknownProjects(RequestDelegate next, ProjectSessions sessions)
{
    /// <summary>Ends the request with 404 where the address names no project.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/studio", StringComparison.OrdinalIgnoreCase, out var rest) && !IsKnown(rest, context.Caller()))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        return next(context);
    }

    private bool IsKnown(PathString rest, Caller caller) =>
        rest.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) is [{ Length: < 64 } id, ..] && sessions.Open(id, caller) is not null;
}
