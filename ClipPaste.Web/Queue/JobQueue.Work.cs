using System.Collections.Immutable;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <content>What workers do: claim, beat, end.</content>
internal sealed partial class JobQueue
{
    // What a suspended account has waiting waits until that is over.
    private const string Welcome = "owner not in (select id from accounts where suspended is not null)";

    // A job that waits for a while after a failure waits no longer when the machine was started anew.
    private const string Ripe =
        $"state = 'queued' and kind = $kind and (instance is null or instance = $me) and (not_before is null or boot <> $boot or not_before <= $now) and {Welcome}";

    private const string Taken =
        """
        state = 'running', fence = fence + 1, attempt = attempt + 1, instance = $me, boot = $boot, lease = $lease, claimed = $now,
            served = (select coalesce(max(served), 0) + 1 from jobs)
        """;

    // How long it was worked on counts for the estimates of those that come later.
    private const string Let = "lease = null, worked = worked + max(0, $now - claimed)";

    /// <inheritdoc/>
    public Job? Claim(JobKind kind) => Take(
        $"""
        update jobs set {Taken}
        where id = (
            select id from jobs
            where {Ripe} and owner = (
                select owner from (select owner, min(most) as most from jobs where {Ripe} group by owner) waiting
                where (select count(*) from jobs busy where busy.state = 'running' and busy.kind = $kind and busy.owner = waiting.owner) < waiting.most
                order by (select max(served) from jobs past where past.owner = waiting.owner and past.kind = $kind) limit 1)
            order by place limit 1)
        returning {JobRow.Columns}
        """,
        ("$kind", JobRow.Text(kind)));

    /// <inheritdoc/>
    public Job? Claim(string id) => Take(
        $"update jobs set {Taken} where id = $id and state in ('queued', 'paused') and (instance is null or instance = $me) returning {JobRow.Columns}", ("$id", id));

    /// <inheritdoc/>
    public ImmutableArray<Job> Beat()
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        var (now, lease) = (leases.Now, LeaseEnd());
        connection.Execute("insert into instances (id, boot, lease) values ($me, $boot, $lease) on conflict do update set boot = excluded.boot, lease = excluded.lease",
            ("$me", instance), ("$boot", leases.Boot), ("$lease", lease));
        connection.Execute("update jobs set lease = $lease, boot = $boot where instance = $me and state = 'running'",
            ("$me", instance), ("$boot", leases.Boot), ("$lease", lease));
        using var mine = connection.Command($"select {JobRow.Columns} from jobs where instance = $me and ended is null", ("$me", instance));
        var jobs = JobRow.Read(mine);
        transaction.Commit();
        return jobs;
    }

    /// <inheritdoc/>
    public Action<SqliteConnection> Ending(JobFence held, JobState how, string? told = null) => connection =>
    {
        var ended = connection.Execute(
            $"update jobs set state = $how, ended = $wall, told = $told, payload = x'', wish = 'none', {Let} where {JobFence.Condition}",
            ("$job", held.Job), ("$fence", held.Number), ("$how", JobRow.Text(how)), ("$told", told), ("$wall", Wall()), ("$now", leases.Now));
        if (ended == 0)
            throw new JobLostException();
    };

    /// <inheritdoc/>
    public bool End(JobFence held, JobState how, string? told = null)
    {
        using var connection = database.Open(durable: true);
        try
        {
            Ending(held, how, told)(connection);
            return true;
        }
        catch (JobLostException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Release(JobFence held, JobState to) => Change(
        $"state = $to, wish = 'none', attempt = max(0, attempt - 1), {Let} where {JobFence.Condition}",
        ("$job", held.Job), ("$fence", held.Number), ("$to", JobRow.Text(to)), ("$now", leases.Now));

    /// <inheritdoc/>
    public bool Postpone(JobFence held) => Change(
        $"""
        state = case when attempt >= $attempts then 'quarantined' else 'queued' end, ended = case when attempt >= $attempts then $wall end,
            not_before = $now + min($longest, 1000 << min(attempt - 1, 20)), {Let}
        where {JobFence.Condition}
        """,
        ("$job", held.Job), ("$fence", held.Number), ("$attempts", options.MostAttempts), ("$wall", Wall()), ("$now", leases.Now),
        ("$longest", (long)options.LongestBackOff.TotalMilliseconds));

    private Job? Take(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var connection = database.Open();
        using var command = connection.Command(sql,
            [.. parameters, ("$me", instance), ("$boot", leases.Boot), ("$now", leases.Now), ("$lease", LeaseEnd())]);
        return JobRow.Read(command).FirstOrDefault();
    }

    private long LeaseEnd() => leases.Now + (long)options.Lease.TotalMilliseconds;
}
