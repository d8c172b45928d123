using Microsoft.AspNetCore.Mvc;

namespace ClipPaste.Web.Studio;

/// <summary>Makes a project from the sentence of the start page and leads into the studio.</summary>
internal static class NewProject
{
    /// <summary>Maps <c>POST /projects</c>.</summary>
    public static void MapNewProject(this IEndpointRouteBuilder site) => site.MapPost("/projects", Create);

    private static IResult Create([FromForm] string? prompt, [FromForm] string? example, ProjectSessions sessions)
    {
        var text = (string.IsNullOrWhiteSpace(example) ? prompt : example)?.Trim() ?? "";
        if (text.Length == 0)
            return Results.LocalRedirect("/?refused=empty");
        if (text.Length > ProjectState.LongestPrompt)
            return Results.LocalRedirect("/?refused=long");
        var session = sessions.Create(new ProjectState { Title = text, Prompt = text, Seed = ProjectSeed.New() });
        return Results.LocalRedirect($"/studio/{session.Id}/prompt");
    }
}
