using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Keep;

/// <summary>
/// Where projects lie for a while before they are deleted for good. While a project lies here nobody opens it, its links show nothing, and nothing
/// works on it. Safe to use from any thread.
/// </summary>
/// <param name="database">Where projects are.</param>
/// <param name="sessions">Those that are open.</param>
/// <param name="clock">Measures the while.</param>
internal sealed class ProjectTrash(StudioDatabase database, ProjectSessions sessions, TimeProvider clock)
{
    /// <summary>How long projects lie in the trash.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Puts a caller's project into the trash and stops what works on it.</summary>
    /// <returns>Whether they had one that was not there yet.</returns>
    public bool Put(string id, Caller caller)
    {
        if (sessions.Open(id, caller) is not { } session)
            return false;
        using (var connection = database.Open())
        {
            connection.Execute("update projects set trashed = $now where id = $id and owner = $me and trashed is null",
                ("$id", id), ("$me", caller.Id), ("$now", Now()));
        }
        session.IsTrashed = true;
        session.Activities.CancelAll();
        session.Announce();
        return true;
    }

    /// <summary>Takes a caller's project out of the trash.</summary>
    /// <returns>Whether there was one of theirs.</returns>
    public bool Restore(string id, Caller caller)
    {
        using (var connection = database.Open())
        {
            if (connection.Execute("update projects set trashed = null where id = $id and owner = $me and trashed is not null", ("$id", id), ("$me", caller.Id)) == 0)
                return false;
        }
        if (sessions.Open(id) is { } session)
        {
            session.IsTrashed = false;
            session.Announce();
        }
        return true;
    }

    /// <summary>A caller's projects in the trash, the newest first.</summary>
    public ImmutableArray<TrashedProject> Of(Caller caller)
    {
        using var connection = database.Open();
        using var command = connection.Command("select id, title, picture, trashed from projects where owner = $me and trashed is not null order by trashed desc, id", ("$me", caller.Id));
        using var row = command.ExecuteReader();
        var projects = ImmutableArray.CreateBuilder<TrashedProject>();
        while (row.Read())
        {
            var left = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)) + Kept - clock.GetUtcNow();
            projects.Add(new TrashedProject(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), Math.Max(0, (int)Math.Round(left.TotalDays))));
        }
        return projects.ToImmutable();
    }

    /// <summary>Deletes one of a caller's projects in the trash for good.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string id, Caller caller) => Of(caller).Any(project => project.Id == id) && sessions.Delete(id);

    /// <summary>Deletes all of a caller's projects in the trash for good.</summary>
    public void Empty(Caller caller)
    {
        foreach (var project in Of(caller))
            sessions.Delete(project.Id);
    }

    /// <summary>Deletes for good what has lain here long enough, whosever it is.</summary>
    /// <returns>How many projects that were.</returns>
    public int Expire()
    {
        var ids = new List<string>();
        using (var connection = database.Open())
        {
            using var command = connection.Command("select id from projects where trashed <= $oldest", ("$oldest", Now() - (long)Kept.TotalMilliseconds));
            using var row = command.ExecuteReader();
            while (row.Read())
                ids.Add(row.GetString(0));
        }
        return ids.Count(sessions.Delete);
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
