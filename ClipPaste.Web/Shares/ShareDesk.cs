using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Shares;

/// <summary>Makes and revokes the links of projects for those who own them. Safe to use from any thread.</summary>
internal sealed class ShareDesk(ShareStore store, SharePasswords passwords, ShareRuns runs, AuditLog audit)
{
    /// <summary>Makes a link.</summary>
    /// <param name="session">The caller's project.</param>
    /// <param name="draft">What it allows; must be fine.</param>
    /// <param name="caller">Who makes it.</param>
    /// <returns>The link and its token, which nobody can be told again; null where the project has as many as it may have.</returns>
    public async Task<(ShareLink Link, string Token)?> MakeAsync(ProjectSession session, ShareDraft draft, Caller caller)
    {
        if (!draft.IsFine)
            throw new ArgumentException("The link's limits are exceeded.", nameof(draft));
        var hash = string.IsNullOrEmpty(draft.Password) ? null : await passwords.HashAsync(draft.Password);
        var token = SecretToken.New();
        // Nothing moves on a link that stays as it is.
        var rights = draft.Follows ? draft.Rights : draft.Rights & ~ShareRights.Live;
        var link = store.Add(token, session.Id, draft with { Rights = rights }, hash, draft.Follows ? null : session.State, draft.Follows ? null : runs.Newest(session.Id));
        if (link is null)
            return null;
        audit.Write(caller, "share.create", link.Id);
        return (link, token);
    }

    /// <summary>Ends a link at once.</summary>
    /// <param name="session">The caller's project.</param>
    /// <param name="id">The link's id.</param>
    /// <param name="caller">Who ends it.</param>
    /// <returns>Whether there was one.</returns>
    public bool Revoke(ProjectSession session, string id, Caller caller)
    {
        if (!store.Revoke(session.Id, id))
            return false;
        audit.Write(caller, "share.revoke", id);
        return true;
    }
}
