using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace ClipPaste.Web.Keep;

/// <summary>
/// What the menu of a project and the trash page post. Whether a project was still there makes no difference: the page that is shown next tells. The
/// forms' tokens are checked because there are forms.
/// </summary>
internal static class ProjectMenuForms
{
    /// <summary>Maps the addresses.</summary>
    public static void MapProjectMenuForms(this IEndpointRouteBuilder site)
    {
        site.MapPost("/projects/rename", ([FromForm] string project, [FromForm] string? title, [FromForm] string? back, HttpContext context, ProjectSessions sessions) =>
        {
            var name = ProjectTitle.Of(title);
            sessions.Open(project, context.Caller())?.Edit("rename", state => state.Title == name ? state : state with { Title = name });
            return To(back);
        });
        site.MapPost("/projects/duplicate", ([FromForm] string project, [FromForm] string? back, HttpContext context, ProjectCopies copies) =>
        {
            try
            {
                copies.Duplicate(project, context.Caller());
                return To(back);
            }
            catch (QuotaException)
            {
                return Results.LocalRedirect("/?refused=quota");
            }
        });
        site.MapPost("/projects/trash", ([FromForm] string project, [FromForm] string? back, HttpContext context, ProjectTrash trash) =>
            trash.Put(project, context.Caller()) ? Results.LocalRedirect(QueryHelpers.AddQueryString(Local(back), "trashed", project)) : To(back));
        site.MapPost("/projects/restore", ([FromForm] string project, [FromForm] string? back, HttpContext context, ProjectTrash trash) =>
        {
            trash.Restore(project, context.Caller());
            return To(back);
        });
        site.MapPost("/projects/delete", ([FromForm] string project, HttpContext context, ProjectTrash trash) =>
        {
            trash.Delete(project, context.Caller());
            return Results.LocalRedirect("/trash");
        });
        site.MapPost("/projects/empty-trash", ([FromForm] string? sure, HttpContext context, ProjectTrash trash) =>
        {
            if (sure is not null)
                trash.Empty(context.Caller());
            return Results.LocalRedirect("/trash");
        });
    }

    private static IResult To(string? back) => Results.LocalRedirect(Local(back));

    // A form names the page it stands on; an address of another site is never one of ours.
    private static string Local(string? back) => back is ['/', not ('/' or '\\'), ..] && !back.Any(char.IsControl) ? back : "/";
}
