using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <content>How long jobs wait.</content>
internal sealed partial class JobQueue
{
    // So many that ended last tell how long the next will take.
    private const int Sample = 20;

    /// <inheritdoc/>
    public JobPlace? PlaceOf(string id, int slots)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        if (Find(id) is not { State: JobState.Queued } job)
            return null;
        var kind = JobRow.Text(job.Kind);
        using var alive = connection.Command(
            $"""
            select id, owner, most, state = 'running', size, done, worked + case when state = 'running' then max(0, $now - claimed) else 0 end
            from jobs where kind = $kind and state in ('queued', 'running') and (instance is null or instance = $me) and (state = 'running' or {Welcome})
            order by place
            """,
            ("$kind", kind), ("$me", instance), ("$now", leases.Now));
        var entries = new List<QueueEntry>();
        using (var row = alive.ExecuteReader())
        {
            while (row.Read())
                entries.Add(new QueueEntry(
                    row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3), row.GetInt32(4), row.GetInt32(5), row.GetInt64(6) / 1000.0));
        }
        if (!entries.Exists(entry => entry.Id == id))
            return null;
        using var served = connection.Command("select owner, max(served) from jobs where kind = $kind and served is not null group by owner", ("$kind", kind));
        var turns = new Dictionary<string, long>(StringComparer.Ordinal);
        using (var row = served.ExecuteReader())
        {
            while (row.Read())
                turns[row.GetString(0)] = row.GetInt64(1);
        }
        return QueueForecast.Of(id, entries, turns, slots, Pace(connection, kind));
    }

    // Seconds for a unit of a job of this kind; null while none has ended.
    private static double? Pace(SqliteConnection connection, string kind)
    {
        using var past = connection.Command(
            """
            select sum(worked), sum(size) from (
                select worked, size from jobs where kind = $kind and ended is not null and state = 'done' order by ended desc limit $sample)
            """,
            ("$kind", kind), ("$sample", Sample));
        using var row = past.ExecuteReader();
        return row.Read() && !row.IsDBNull(0) ? row.GetInt64(0) / 1000.0 / Math.Max(1, row.GetInt64(1)) : null;
    }
}
