using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Studio;

/// <summary>Makes a project from the sentence of the start page and leads into the studio.</summary>
internal static partial class NewProject
{
    /// <summary>Maps <c>POST /projects</c>.</summary>
    public static void MapNewProject(this IEndpointRouteBuilder site) => site.MapPost("/projects", Create);

    private static IResult Create([FromForm] string? prompt, [FromForm] string? example, HttpContext context, ProjectSessions sessions, ILogger<ProjectSessions> log)
    {
        var text = (string.IsNullOrWhiteSpace(example) ? prompt : example)?.Trim() ?? "";
        if (text.Length == 0)
            return Results.LocalRedirect("/?refused=empty");
        if (text.Length > ProjectState.LongestPrompt)
            return Results.LocalRedirect("/?refused=long");
        try
        {
            var session = sessions.Create(new ProjectState { Title = text, Prompt = text, Seed = ProjectSeed.New() }, context.Caller().Id);
            return Results.LocalRedirect($"/studio/{session.Id}/prompt");
        }
        catch (QuotaException)
        {
            return Results.LocalRedirect($"/?refused=quota&prompt={Uri.EscapeDataString(text)}");
        }
        catch (Exception fault) when (fault is SqliteException or IOException)
        {
            NotMade(log, fault);
            return Results.LocalRedirect($"/?refused=disk&prompt={Uri.EscapeDataString(text)}");
        }
    }

    [LoggerMessage(LogLevel.Error, "A project could not be made.")]
    private static partial void NotMade(ILogger log, Exception fault);
}
