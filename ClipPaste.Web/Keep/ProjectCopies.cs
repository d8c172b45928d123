using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Keep;

/// <summary>Makes second collages of collages. A copy has the pictures of its original and a history of its own. Safe to use from any thread.</summary>
/// <param name="sessions">The projects.</param>
/// <param name="database">Where findings and pictures are.</param>
/// <param name="texts">Names copies.</param>
internal sealed class ProjectCopies(ProjectSessions sessions, StudioDatabase database, IStringLocalizer<KeepTexts> texts)
{
    /// <summary>Copies a caller's own project, for the same caller.</summary>
    /// <returns>The copy's id; null where the caller has no such project.</returns>
    /// <exception cref="QuotaException">The account has as many projects as it may.</exception>
    public string? Duplicate(string id, Caller caller) => sessions.Open(id, caller) is { } original ? Duplicate(original, caller.Id) : null;

    /// <summary>Copies a project as it is now, in the middle of a run too.</summary>
    /// <param name="original">The project; whether the new owner may see it has been checked.</param>
    /// <param name="owner">The account that the copy belongs to.</param>
    /// <param name="title">The copy's name; null for "Copy of" the original's.</param>
    /// <returns>The copy's id.</returns>
    /// <exception cref="QuotaException">The account has as many projects as it may.</exception>
    public string Duplicate(ProjectSession original, string owner, string? title = null)
    {
        var state = original.StateNow;
        var copy = sessions.Create(state with { Title = ProjectTitle.Of(title ?? texts["CopyOf", ShownTitle(state)]) }, owner);
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("update projects set picture = (select picture from projects where id = $original) where id = $copy", ("$original", original.Id), ("$copy", copy.Id));
        connection.Execute("insert into object_uses (project, object) select id, picture from projects where id = $copy and picture is not null on conflict do nothing", ("$copy", copy.Id));
        // What was found for somebody else may name their photos.
        if (owner == original.Owner)
        {
            connection.Execute("insert into findings (project, kind, content) select $copy, kind, content from findings where project = $original on conflict do nothing",
                ("$original", original.Id), ("$copy", copy.Id));
        }
        transaction.Commit();
        return copy.Id;
    }

    private string ShownTitle(ProjectState state) => state switch
    {
        { Title.Length: > 0 } => state.Title,
        { Prompt.Length: > 0 } => state.Prompt,
        _ => texts["Untitled"],
    };
}
