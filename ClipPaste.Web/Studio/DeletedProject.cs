using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClipPaste.Web.Studio;

/// <summary>Deletes a project when its user asks for it on the start page.</summary>
internal static class DeletedProject
{
    /// <summary>Maps <c>POST /projects/delete</c>.</summary>
    public static void MapDeletedProject(this IEndpointRouteBuilder site) => site.MapPost("/projects/delete", Delete);

    // Whether it was still there makes no difference: it is gone now. The form's token is checked because there is a form.
    private static IResult Delete([FromForm] string project, HttpContext context, ProjectSessions sessions)
    {
        if (project.Length < 64 && sessions.Open(project, context.Caller()) is not null)
            sessions.Delete(project);
        return Results.LocalRedirect("/");
    }
}
