using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Gallery;

/// <summary>Shows collages to everybody, and takes them back, for those who own them. Safe to use from any thread.</summary>
internal sealed class PublishDesk(PublicationStore store, ProjectSessions sessions, AuditLog audit)
{
    /// <summary>Publishes a caller's collage as it is now; one without a picture is left alone.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="project">The project's id.</param>
    /// <param name="tellsPrompt">Whether everybody may read its prompt.</param>
    /// <returns>Whether it is published.</returns>
    public bool Publish(Caller caller, string project, bool tellsPrompt)
    {
        if (sessions.Open(project, caller) is not { } session)
            return false;
        var state = SharedCollages.Shown(session.State);
        var title = SharedCollage.TitleOf(state, tellsPrompt) ?? "";
        if (state.Pieces.IsEmpty || !store.Publish(caller, project, title, tellsPrompt ? state.Prompt : "", state))
            return false;
        audit.Write(caller, "gallery.publish", project);
        return true;
    }

    /// <summary>Takes a caller's collage out of everybody's sight at once.</summary>
    /// <returns>Whether it was published.</returns>
    public bool Unpublish(Caller caller, string project)
    {
        if (!store.Unpublish(caller, project))
            return false;
        audit.Write(caller, "gallery.unpublish", project);
        return true;
    }
}
