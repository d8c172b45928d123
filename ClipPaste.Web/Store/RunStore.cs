using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>Keeps runs, all their frames and where they can go on. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">Times beginnings and ends.</param>
/// <param name="frames">How many frames are kept; null for all.</param>
internal sealed class RunStore(StudioDatabase database, TimeProvider clock, KeptFrames? frames = null)
{
    private const int CheckpointsKept = 2;

    /// <summary>Stores a run that begins, unless it is stored already.</summary>
    public void Add(string id, string project, int planned, KeptRun kept)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        if (connection.Execute("insert into runs (id, project, state, planned, began) values ($id, $project, $state, $planned, $now) on conflict do nothing",
            ("$id", id), ("$project", project), ("$state", Text(RunPhase.Queued)), ("$planned", planned), ("$now", Now())) > 0)
            KeepDocument(connection, id, kept);
        transaction.Commit();
    }

    /// <summary>Remembers how a run ended, in the transaction that ends its job; it cannot go on.</summary>
    public void End(SqliteConnection connection, string id, RunPhase how)
    {
        connection.Execute("update runs set state = $state, ended = $now where id = $id and ended is null", ("$id", id), ("$state", Text(how)), ("$now", Now()));
        connection.Execute("delete from checkpoints where run = $id", ("$id", id));
        connection.Execute("delete from run_documents where run = $id", ("$id", id));
    }

    /// <summary>Remembers how a run ended.</summary>
    /// <param name="id">The run.</param>
    /// <param name="how">How.</param>
    /// <param name="along">Written in the same transaction, which it refuses by throwing; null for nothing.</param>
    public void End(string id, RunPhase how, Action<SqliteConnection>? along = null)
    {
        using var connection = database.Open(durable: true);
        using var transaction = connection.BeginTransaction();
        along?.Invoke(connection);
        End(connection, id, how);
        transaction.Commit();
    }

    /// <summary>Writes what is new, in one transaction. News of runs that were lost or deleted meanwhile are dropped.</summary>
    public void Write(IEnumerable<RunNews> news)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var one in news.Where(one => one.Held.Holds(connection)))
        {
            foreach (var frame in one.Frames)
            {
                connection.Execute("insert into frames values ($run, $number, $frame) on conflict do update set frame = excluded.frame",
                    ("$run", one.Held.Job), ("$number", frame.Number), ("$frame", StateJson.Write(frame)));
            }
            if (!one.Frames.IsEmpty)
                frames?.Thin(connection, one.Held.Job);
            foreach (var scene in one.Scenes)
            {
                connection.Execute("insert or replace into scenes values ($run, $number, $pieces)",
                    ("$run", one.Held.Job), ("$number", scene.From), ("$pieces", StateJson.Write(scene)));
            }
            if (one.Kept is { Checkpoint: { } checkpoint } kept)
                Keep(connection, one.Held, kept, checkpoint);
        }
        transaction.Commit();
    }

    /// <summary>A run that is not over, with the newest of its checkpoints that is whole; null where there is none, or where its document is damaged.</summary>
    public StoredRun? Load(string id)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        using var run = connection.Command("select project, planned from runs where id = $id and ended is null", ("$id", id));
        using var row = run.ExecuteReader();
        if (!row.Read())
            return null;
        var kept = Checkpoints(connection, id).FirstOrDefault() ?? NewestDocument(connection, id);
        return kept is null ? null : new StoredRun(id, row.GetString(0), row.GetInt32(1), kept);
    }

    /// <summary>Forgets what a run showed after the iteration from which it goes on: it will be done again.</summary>
    /// <exception cref="JobLostException">The run was lost.</exception>
    public void Rewind(JobFence held, int iteration)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        held.Check(connection);
        connection.Execute("delete from frames where run = $run and number > $done", ("$run", held.Job), ("$done", iteration));
        connection.Execute("delete from scenes where run = $run and number > $done + 1", ("$run", held.Job), ("$done", iteration));
        transaction.Commit();
    }

    /// <summary>Whether there is such a run in one of an account's own projects.</summary>
    public bool IsOf(string owner, string id)
    {
        using var connection = database.Open();
        using var command = connection.Command("select 1 from runs join projects on projects.id = runs.project where runs.id = $id and projects.owner = $owner",
            ("$id", id), ("$owner", owner));
        return command.ExecuteScalar() is not null;
    }

    /// <summary>To which project a run belongs and whether it is over; null where there is none.</summary>
    public (string Project, bool Over)? Find(string id)
    {
        using var connection = database.Open();
        using var command = connection.Command("select project, ended is not null from runs where id = $id", ("$id", id));
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetString(0), row.GetBoolean(1)) : null;
    }

    /// <summary>The frames of a run, in their order.</summary>
    public ImmutableArray<FrameMessage> Frames(string id) => Read<FrameMessage>("select frame from frames where run = $run order by number", id);

    /// <summary>Frames of a run with larger numbers, in their order.</summary>
    /// <param name="id">The run.</param>
    /// <param name="after">The number.</param>
    /// <param name="limit">How many at most.</param>
    public ImmutableArray<FrameMessage> Frames(string id, int after, int limit) =>
        Read<FrameMessage>("select frame from frames where run = $run and number > $after order by number limit $limit", id, ("$after", after), ("$limit", limit));

    /// <summary>A frame of a run; null where it was not kept.</summary>
    public FrameMessage? Frame(string id, int number)
    {
        using var connection = database.Open();
        using var command = connection.Command("select frame from frames where run = $run and number = $number", ("$run", id), ("$number", number));
        return command.ExecuteScalar() is byte[] frame ? StateJson.Read<FrameMessage>(frame) : null;
    }

    /// <summary>The last frame of a run up to an iteration; null before the first.</summary>
    public FrameMessage? NewestFrame(string id, int upTo)
    {
        using var connection = database.Open();
        using var command = connection.Command("select frame from frames where run = $run and number <= $upTo order by number desc limit 1", ("$run", id), ("$upTo", upTo));
        return command.ExecuteScalar() is byte[] frame ? StateJson.Read<FrameMessage>(frame) : null;
    }

    /// <summary>The pieces of a run over its iterations, in their order.</summary>
    public ImmutableArray<TimelineScene> Scenes(string id) => Read<TimelineScene>("select pieces from scenes where run = $run order by number", id);

    /// <summary>The kept timeline of a run that is over; null where none is kept yet.</summary>
    public byte[]? Timeline(string id)
    {
        using var connection = database.Open();
        using var command = connection.Command("select timeline from runs where id = $id", ("$id", id));
        return command.ExecuteScalar() as byte[];
    }

    /// <summary>Keeps the timeline of a run that is over.</summary>
    public void KeepTimeline(string id, byte[] timeline)
    {
        using var connection = database.Open();
        connection.Execute("update runs set timeline = $timeline where id = $id and ended is not null", ("$id", id), ("$timeline", timeline));
    }

    private static void Keep(SqliteConnection connection, JobFence held, KeptRun kept, RunCheckpoint checkpoint)
    {
        var run = held.Job;
        held.Note(connection, checkpoint.Iteration);
        KeepDocument(connection, run, kept);
        var body = StateJson.Write(checkpoint);
        connection.Execute("insert or replace into checkpoints values ($run, $iteration, $version, $body, $hash)",
            ("$run", run), ("$iteration", checkpoint.Iteration), ("$version", kept.Version), ("$body", body),
            ("$hash", CheckpointHash.Of(kept.Version, checkpoint.Iteration, body)));
        connection.Execute(
            "delete from checkpoints where run = $run and iteration not in (select iteration from checkpoints where run = $run order by iteration desc limit $kept)",
            ("$run", run), ("$kept", CheckpointsKept));
        connection.Execute("delete from run_documents where run = $run and version not in (select version from checkpoints where run = $run)", ("$run", run));
    }

    // The document is by far the larger part and seldom changes.
    private static void KeepDocument(SqliteConnection connection, string run, KeptRun kept)
    {
        using var known = connection.Command("select 1 from run_documents where run = $run and version = $version", ("$run", run), ("$version", kept.Version));
        if (known.ExecuteScalar() is null)
            connection.Execute("insert into run_documents values ($run, $version, $document)",
                ("$run", run), ("$version", kept.Version), ("$document", StateJson.Write(kept.State)));
    }

    // Those that are whole, the newest first.
    private static IEnumerable<KeptRun> Checkpoints(SqliteConnection connection, string run)
    {
        using var command = connection.Command(
            "select c.iteration, c.version, c.body, c.hash, d.document from checkpoints c join run_documents d on d.run = c.run and d.version = c.version "
            + "where c.run = $run order by c.iteration desc", ("$run", run));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (version, body) = (row.GetInt64(1), row.GetFieldValue<byte[]>(2));
            var isWhole = row.IsDBNull(3) || CheckpointHash.Of(version, row.GetInt32(0), body).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(3));
            if (isWhole && StateJson.TryRead<RunCheckpoint>(body) is { } checkpoint && StateJson.TryRead<ProjectState>(row.GetFieldValue<byte[]>(4)) is { } state)
                yield return new KeptRun(state, version, checkpoint);
        }
    }

    private static KeptRun? NewestDocument(SqliteConnection connection, string run)
    {
        using var command = connection.Command("select version, document from run_documents where run = $run order by version desc limit 1", ("$run", run));
        using var row = command.ExecuteReader();
        return row.Read() && StateJson.TryRead<ProjectState>(row.GetFieldValue<byte[]>(1)) is { } state ? new KeptRun(state, row.GetInt64(0)) : null;
    }

    private ImmutableArray<T> Read<T>(string sql, string run, params ReadOnlySpan<(string Name, object? Value)> further)
        where T : class
    {
        using var connection = database.Open();
        using var command = connection.Command(sql, [("$run", run), .. further]);
        using var row = command.ExecuteReader();
        var values = ImmutableArray.CreateBuilder<T>();
        while (row.Read())
            values.Add(StateJson.Read<T>(row.GetFieldValue<byte[]>(0)));
        return values.ToImmutable();
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

#pragma warning disable CA1308 // The database holds lower-case words.
    private static string Text(RunPhase phase) => phase.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
