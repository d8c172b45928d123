using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Shares;

/// <summary>Finds what links show. Safe to use from any thread.</summary>
internal sealed class SharedCollages(ShareStore store, ShareRuns runs, ProjectSessions sessions)
{
    /// <summary>What a link shows at this moment; null where its collage is gone.</summary>
    public SharedCollage? Of(ShareLink link)
    {
        if (!link.Follows)
            return store.Frozen(link.Id) is var (state, run) ? new SharedCollage(link, Shown(state), 0, run, null) : null;
        if (sessions.Open(link.Project) is not { } session)
            return null;
        var version = session.Version;
        return new SharedCollage(link, Shown(session.State), version, runs.Newest(link.Project), link.Allows(ShareRights.Live) ? session : null);
    }

    /// <summary>A state as viewers see it: pieces that are hidden, and cut-outs and photos that no piece shows, are nobody else's business.</summary>
    public static ProjectState Shown(ProjectState state)
    {
        var pieces = CollageBuilder.Visible(state).ToArray();
        var used = pieces.Select(piece => piece.Cutout).ToHashSet();
        var cutouts = state.Cutouts.Where(cutout => used.Contains(cutout.Id)).ToArray();
        var photos = cutouts.Select(cutout => cutout.Photo).ToHashSet();
        return state with { Pieces = [.. pieces], Cutouts = [.. cutouts], Picks = [.. state.Picks.Where(pick => photos.Contains(pick.Photo))] };
    }
}
