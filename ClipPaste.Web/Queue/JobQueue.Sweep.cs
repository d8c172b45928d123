using System.Collections.Immutable;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <content>What becomes of the jobs of processes that are gone.</content>
internal sealed partial class JobQueue
{
    /// <inheritdoc/>
    public ImmutableArray<Job> Sweep(Func<string, bool> isDead)
    {
        using var connection = database.Open(durable: true);
        using var known = connection.Command("select id from instances where id <> $me", ("$me", instance));
        var dead = Strings(known).Where(isDead).ToList();
        using var transaction = connection.BeginTransaction();
        foreach (var id in dead)
            connection.Execute("delete from instances where id = $id", ("$id", id));
        connection.Execute("delete from jobs where ended < $before", ("$before", Wall() - (long)options.Kept.TotalMilliseconds));
        var adopted = Adopt(connection);
        transaction.Commit();
        return adopted;
    }

    /// <inheritdoc/>
    public void Leave()
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("update jobs set instance = null where instance = $me and state in ('queued', 'paused')", ("$me", instance));
        connection.Execute("delete from instances where id = $me", ("$me", instance));
        transaction.Commit();
    }

    // A job whose process has gone while it worked: a user's wish comes true, too many crashes are a reason to stop, else it goes on.
    private ImmutableArray<Job> Adopt(SqliteConnection connection)
    {
        const string Poison = "crash_count >= $crashes or attempt >= $attempts";
        const string Orphan = "instance is not $me and ended is null and not exists "
            + "(select 1 from instances alive where alive.id = jobs.instance and (alive.id = $me or (alive.boot = $boot and alive.lease >= $now)))";
        using var command = connection.Command(
            $"""
            update jobs set
                ended = case when state = 'running' and wish <> 'cancel' and ({Poison}) then $wall end,
                state = case when state <> 'running' then state when wish = 'cancel' then 'queued' when {Poison} then 'quarantined'
                    when wish = 'pause' then 'paused' else 'queued' end,
                wish = case when wish = 'pause' then 'none' else wish end,
                not_before = case when state = 'running' then $now + min($longest, 1000 << min(crash_count, 20)) else not_before end,
                crash_count = crash_count + (state = 'running'),
                instance = $me, boot = $boot, lease = null
            where {Orphan}
            returning {JobRow.Columns}
            """,
            ("$me", instance), ("$boot", leases.Boot), ("$now", leases.Now), ("$wall", Wall()), ("$crashes", options.MostCrashes),
            ("$attempts", options.MostAttempts), ("$longest", (long)options.LongestBackOff.TotalMilliseconds));
        return JobRow.Read(command);
    }

    private static List<string> Strings(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var strings = new List<string>();
        while (row.Read())
            strings.Add(row.GetString(0));
        return strings;
    }
}
