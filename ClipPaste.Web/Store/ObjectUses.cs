using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>
/// Lets go of objects that a project has once used and that nothing of it names any more: no version, picture, link, publication, run or job. Each
/// is kept for a while after that was first seen. Safe to use from any thread and process.
/// </summary>
/// <param name="database">Where uses are noted.</param>
/// <param name="objects">Knows how large objects are.</param>
/// <param name="clock">Measures the while.</param>
internal sealed class ObjectUses(StudioDatabase database, ObjectStore objects, TimeProvider clock)
{
    /// <summary>How often a project is gone through, and for how long what it names no more is kept at least.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>Columns that hold the name of an object, by table; of links only those that are open.</summary>
    internal const string Names =
        """
        select picture from projects where id = $id
        union select picture from versions where project = $id
        union select picture from kept_versions where project = $id
        union select small from publications where project = $id
        union select picture from publications where project = $id
        union select drawn.picture from share_pictures drawn join shares on shares.id = drawn.share where shares.project = $id and revoked is null and expires > $now
        """;

    /// <summary>Columns whose values hold names of objects.</summary>
    internal const string Values =
        """
        select state from versions where project = $id
        union all select state from kept_versions where project = $id
        union all select state from publications where project = $id
        union all select state from shares where project = $id and state is not null and revoked is null and expires > $now
        union all select document from run_documents join runs on runs.id = run_documents.run where runs.project = $id
        union all select pieces from scenes join runs on runs.id = scenes.run where runs.project = $id
        union all select payload from jobs where project = $id and ended is null and length(payload) > 0
        """;

    /// <summary>Goes through the projects whose turn it is.</summary>
    /// <returns>How many uses were let go.</returns>
    public int Release()
    {
        ForgetPicturesOfEndedLinks();
        var released = Due().Sum(Release);
        Measure();
        return released;
    }

    // Most projects have nothing to let go: they are only read, and nobody who writes waits for that.
    private int Release(string project)
    {
        using var connection = database.Open();
        var released = 0;
        if (HasChanged(connection, project))
        {
            using var transaction = connection.BeginTransaction();
            released = Release(connection, project);
            transaction.Commit();
        }
        connection.Execute("update projects set uses_checked = $now where id = $id", ("$id", project), ("$now", Now()));
        return released;
    }

    private bool HasChanged(SqliteConnection connection, string project)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        if (NamedBy(connection, project) is not { } named)
            return false;
        using var command = connection.Command(
            "select exists (select 1 from object_uses where project = $id and (unused is null) <> (object in (select value from json_each($named))))",
            ("$id", project), ("$named", named));
        if ((long)command.ExecuteScalar()! == 1)
            return true;
        using var due = connection.Command("select exists (select 1 from object_uses where project = $id and unused <= $oldest)", ("$id", project), ("$oldest", Oldest()));
        return (long)due.ExecuteScalar()! == 1;
    }

    // Inside one transaction, in which nobody else writes: whoever names an object after it notes its use anew.
    private int Release(SqliteConnection connection, string project)
    {
        const string Named = "object in (select value from json_each($named))";
        if (NamedBy(connection, project) is not { } named)
            return 0;
        connection.Execute($"update object_uses set unused = null where project = $id and unused is not null and {Named}", ("$id", project), ("$named", named));
        var released = connection.Execute("delete from object_uses where project = $id and unused <= $oldest", ("$id", project), ("$oldest", Oldest()));
        connection.Execute($"update object_uses set unused = $now where project = $id and unused is null and not {Named}",
            ("$id", project), ("$named", named), ("$now", Now()));
        return released;
    }

    // As a JSON list; null where something cannot be read, and so nothing can be let go.
    private string? NamedBy(SqliteConnection connection, string project)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        using (var names = connection.Command(Names, ("$id", project), ("$now", Now())))
        {
            using var row = names.ExecuteReader();
            while (row.Read())
            {
                if (!row.IsDBNull(0))
                    named.Add(row.GetString(0));
            }
        }
        using (var values = connection.Command(Values, ("$id", project), ("$now", Now())))
        {
            using var row = values.ExecuteReader();
            while (row.Read())
            {
                if (!StoredHashes.AddTo(named, row.GetFieldValue<byte[]>(0)))
                    return null;
            }
        }
        return JsonSerializer.Serialize(named);
    }

    private void ForgetPicturesOfEndedLinks()
    {
        using var connection = database.Open();
        connection.Execute("delete from share_pictures where share in (select id from shares where revoked is not null or expires <= $now)", ("$now", Now()));
    }

    // Of those that were noted by somebody who had no file at hand, or before sizes were.
    private void Measure()
    {
        using var connection = database.Open();
        var unknown = Strings(connection, "select distinct object from object_uses where bytes is null");
        foreach (var some in unknown.Chunk(100))
        {
            using var transaction = connection.BeginTransaction();
            foreach (var hash in some)
                connection.Execute("update object_uses set bytes = $bytes where object = $object and bytes is null", ("$object", hash), ("$bytes", objects.BytesOf(hash)));
            transaction.Commit();
        }
    }

    private List<string> Due()
    {
        using var connection = database.Open();
        return Strings(connection, "select id from projects where uses_checked is null or uses_checked <= $oldest order by uses_checked", ("$oldest", Oldest()));
    }

    private static List<string> Strings(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var row = command.ExecuteReader();
        var strings = new List<string>();
        while (row.Read())
            strings.Add(row.GetString(0));
        return strings;
    }

    private long Oldest() => Now() - (long)Grace.TotalMilliseconds;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
