using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <summary>The queue in the studio's database: what users ask of it. What workers do is in the other part.</summary>
/// <param name="database">Where.</param>
/// <param name="quotas">How much each account may have waiting and running.</param>
/// <param name="options">Other limits, and times.</param>
/// <param name="clock">Dates jobs for people; no lease hangs on it.</param>
/// <param name="leases">Measures leases.</param>
/// <param name="instance">This process; null for one that only hands jobs in, which any process may then take.</param>
internal sealed partial class JobQueue(
    StudioDatabase database, AccountQuotas quotas, QueueOptions options, TimeProvider clock, ILeaseClock leases, string? instance) : IJobQueue
{
    private const string NextPlace = "(select coalesce(max(place), 0) + 1 from jobs)";

    /// <inheritdoc/>
    public void Enqueue(NewJob job)
    {
        using var connection = database.Open(durable: true);
        using var transaction = connection.BeginTransaction();
        if (Count(connection, "state = 'queued'") >= options.Queued)
            throw new QueueFullException(own: false, options.Queued);
        var limits = quotas.Of(connection, job.Owner);
        if (Count(connection, "state = 'queued' and owner = $owner", ("$owner", job.Owner)) >= limits.Queued)
            throw new QueueFullException(own: true, limits.Queued);
        connection.Execute(
            $"""
            insert into jobs (id, kind, project, owner, most, size, payload, state, place, instance, created)
            values ($id, $kind, $project, $owner, $most, $size, $payload, 'queued', {NextPlace}, $me, $now)
            """,
            ("$id", job.Id), ("$kind", JobRow.Text(job.Kind)), ("$project", job.Project), ("$owner", job.Owner), ("$most", limits.Running), ("$size", job.Size),
            ("$payload", job.Payload), ("$me", instance), ("$now", Wall()));
        transaction.Commit();
    }

    /// <inheritdoc/>
    public bool Cancel(string id)
    {
        using var connection = database.Open(durable: true);
        using var command = connection.Command(
            """
            update jobs set state = case when state = 'running' then state else 'cancelled' end, ended = case when state = 'running' then null else $now end,
                wish = 'cancel'
            where id = $id and ended is null returning state
            """,
            ("$id", id), ("$now", Wall()));
        return command.ExecuteScalar() is "cancelled";
    }

    /// <inheritdoc/>
    public bool Withdraw(string id) =>
        Change("state = 'cancelled', ended = $now where id = $id and state = 'queued' and done = 0 and attempt = 0", ("$id", id), ("$now", Wall()));

    /// <inheritdoc/>
    public void Pause(string id) => Change(
        "wish = case when state = 'running' then 'pause' else 'none' end, state = case when state = 'running' then state else 'paused' end "
        + "where id = $id and state in ('queued', 'running') and wish <> 'cancel'", ("$id", id));

    /// <inheritdoc/>
    public void Resume(string id)
    {
        if (!Change($"state = 'queued', place = {NextPlace} where id = $id and state = 'paused'", ("$id", id)))
            Change("wish = 'none' where id = $id and state = 'running' and wish = 'pause'", ("$id", id));
    }

    /// <inheritdoc/>
    public bool Retry(string id) => Change(
        $"""
        state = 'queued', place = {NextPlace}, attempt = 0, crash_count = 0, reached = 0, not_before = null, ended = null, told = null, instance = $me
        where id = $id and state = 'quarantined'
        """,
        ("$id", id), ("$me", instance));

    /// <inheritdoc/>
    public void Dismiss(string id) => Change("read = 1 where id = $id and ended is not null", ("$id", id));

    /// <inheritdoc/>
    public Job? Find(string id)
    {
        using var connection = database.Open();
        using var command = connection.Command($"select {JobRow.Columns} from jobs where id = $id", ("$id", id));
        return JobRow.Read(command).FirstOrDefault();
    }

    /// <inheritdoc/>
    public ImmutableArray<Job> Unread(string project)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            $"select {JobRow.Columns} from jobs where project = $project and state in ('failed', 'quarantined') and read = 0 order by ended", ("$project", project));
        return JobRow.Read(command);
    }

    /// <inheritdoc/>
    public ImmutableArray<OpenJob> Open(int most)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            "select id, kind, owner, state, wish, size, done from jobs where ended is null order by state <> 'running', place limit $most", ("$most", most));
        using var row = command.ExecuteReader();
        var jobs = ImmutableArray.CreateBuilder<OpenJob>();
        while (row.Read())
        {
            jobs.Add(new OpenJob(row.GetString(0), JobRow.Word<JobKind>(row.GetString(1)), row.GetString(2), JobRow.Word<JobState>(row.GetString(3)),
                JobRow.Word<JobWish>(row.GetString(4)), row.GetInt32(5), row.GetInt32(6)));
        }
        return jobs.ToImmutable();
    }

    /// <inheritdoc/>
    public ImmutableArray<string> RunningOf(string owner)
    {
        using var connection = database.Open();
        using var command = connection.Command("select id from jobs where owner = $owner and state = 'running'", ("$owner", owner));
        return [.. Strings(command)];
    }

    // The end of a sentence that begins with "update jobs set"; whether it changed anything.
    private bool Change(string what, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var connection = database.Open(durable: true);
        return connection.Execute($"update jobs set {what}", parameters) > 0;
    }

    private static int Count(SqliteConnection connection, string where, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var count = connection.Command($"select count(*) from jobs where {where}", parameters);
        return Convert.ToInt32(count.ExecuteScalar());
    }

    private long Wall() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
