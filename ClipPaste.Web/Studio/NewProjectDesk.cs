using ClipPaste.Web.Access;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Studio;

/// <summary>Begins projects from the sentence of the start page.</summary>
/// <param name="sessions">Makes them.</param>
/// <param name="log">Receives why one could not be made.</param>
internal sealed partial class NewProjectDesk(ProjectSessions sessions, ILogger<NewProjectDesk> log)
{
    /// <summary>Makes a project and leads into it, or back to the start page, which says why not.</summary>
    /// <param name="prompt">The sentence that was written.</param>
    /// <param name="example">The example that was chosen instead; null where none was.</param>
    /// <param name="owner">The account it will belong to.</param>
    public IResult Begin(string? prompt, string? example, string owner)
    {
        var text = (string.IsNullOrWhiteSpace(example) ? prompt : example)?.Trim() ?? "";
        if (text.Length == 0)
            return Results.LocalRedirect("/?refused=empty");
        if (text.Length > ProjectState.LongestPrompt)
            return Results.LocalRedirect("/?refused=long");
        try
        {
            var session = sessions.Create(new ProjectState { Title = text, Prompt = text, Seed = ProjectSeed.New() }, owner);
            return Results.LocalRedirect($"/studio/{session.Id}/prompt");
        }
        catch (QuotaException)
        {
            return Results.LocalRedirect($"/?refused=quota&prompt={Uri.EscapeDataString(text)}");
        }
        catch (Exception fault) when (fault is SqliteException or IOException)
        {
            NotMade(fault);
            return Results.LocalRedirect($"/?refused=disk&prompt={Uri.EscapeDataString(text)}");
        }
    }

    [LoggerMessage(LogLevel.Error, "A project could not be made.")]
    private partial void NotMade(Exception fault);
}
