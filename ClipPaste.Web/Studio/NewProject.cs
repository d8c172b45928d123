using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClipPaste.Web.Studio;

/// <summary>Makes a project from the sentence of the start page and leads into the studio.</summary>
internal static class NewProject
{
    /// <summary>Maps <c>POST /projects</c>.</summary>
    public static void MapNewProject(this IEndpointRouteBuilder site) => site.MapPost("/projects",
        ([FromForm] string? prompt, [FromForm] string? example, HttpContext context, NewProjectDesk desk) => desk.Begin(prompt, example, context.Caller().Id));
}
