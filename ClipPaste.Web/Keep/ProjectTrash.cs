using System.Collections.Immutable;
using System.Text.Json;
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
    public bool Put(string id, Caller caller) => Put([id], caller) > 0;

    /// <summary>Puts a caller's projects into the trash, all at once, and stops what works on them.</summary>
    /// <returns>How many they had that were not there yet.</returns>
    public int Put(IEnumerable<string> ids, Caller caller)
    {
        var put = Moved("trashed = $now", "trashed is null", ids, caller);
        foreach (var session in put.Select(sessions.Find).OfType<ProjectSession>())
        {
            session.IsTrashed = true;
            session.Activities.CancelAll();
            session.Announce();
        }
        return put.Count;
    }

    /// <summary>Takes a caller's project out of the trash.</summary>
    /// <returns>Whether there was one of theirs.</returns>
    public bool Restore(string id, Caller caller) => Restore([id], caller) > 0;

    /// <summary>Takes a caller's projects out of the trash, all at once.</summary>
    /// <returns>How many of theirs there were.</returns>
    public int Restore(IEnumerable<string> ids, Caller caller)
    {
        var restored = Moved("trashed = null", "trashed is not null", ids, caller);
        foreach (var session in restored.Select(sessions.Find).OfType<ProjectSession>())
        {
            session.IsTrashed = false;
            session.Announce();
        }
        return restored.Count;
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

    // Those that are not open are not opened for it: they are read as they are then whenever somebody does.
    private List<string> Moved(string change, string where, IEnumerable<string> ids, Caller caller)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            $"update projects set {change} where id in (select value from json_each($ids)) and owner = $me and {where} returning id",
            ("$ids", JsonSerializer.Serialize(ids)), ("$me", caller.Id), ("$now", Now()));
        using var row = command.ExecuteReader();
        var moved = new List<string>();
        while (row.Read())
            moved.Add(row.GetString(0));
        return moved;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
