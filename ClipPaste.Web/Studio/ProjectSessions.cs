using System.Collections.Concurrent;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Studio;

/// <summary>The projects that are open, one session each, however many pages show them. Safe to use from any thread.</summary>
/// <param name="store">Where projects are kept.</param>
/// <param name="clock">Times edits.</param>
internal sealed class ProjectSessions(ProjectStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lazy<ProjectSession?>> _open = new();

    /// <summary>A project has been opened, for the first time since the studio was started.</summary>
    public event Action<ProjectSession>? Opened;

    /// <summary>Makes a project.</summary>
    /// <param name="first">Its state.</param>
    /// <param name="owner">The account it belongs to.</param>
    /// <returns>Its session.</returns>
    public ProjectSession Create(ProjectState first, string owner = Caller.LocalId) => Open(store.Create(first, owner))!;

    /// <summary>The session of a caller's own project; null where they have none with this id, or it lies in the trash.</summary>
    public ProjectSession? Open(string id, Caller caller) => Open(id) is { IsTrashed: false } session && session.Owner == caller.Id ? session : null;

    /// <summary>The session of a project, whoever owns it; for the studio's own work. Null where there is none with this id.</summary>
    public ProjectSession? Open(string id)
    {
        var opening = _open.GetOrAdd(id, key => new(() => Load(key)));
        ProjectSession? session = null;
        try
        {
            session = opening.Value;
        }
        finally
        {
            // An id that names nothing must not stay in memory: anybody can send as many as they like. Nor must a failure: it may pass.
            if (session is null)
                _open.TryRemove(new(id, opening));
        }
        return session;
    }

    /// <summary>The session of a project that is open; null where it is not. Whoever opens it later finds in the database what was written before this.</summary>
    public ProjectSession? Find(string id) => _open.TryGetValue(id, out var opening) ? opening.Value : null;

    /// <summary>Deletes a project with all that belongs to it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string id)
    {
        Find(id)?.Activities.CancelAll();
        _open.TryRemove(id, out _);
        return store.Delete(id);
    }

    private ProjectSession? Load(string id)
    {
        if (store.Load(id) is not { } stored)
            return null;
        var session = new ProjectSession(stored, store, clock);
        Opened?.Invoke(session);
        return session;
    }
}
