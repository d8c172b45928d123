using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>Keeps runs, all their frames and where they can go on. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">Times beginnings and ends.</param>
internal sealed class RunStore(StudioDatabase database, TimeProvider clock)
{
    /// <summary>Stores a run that begins.</summary>
    public void Add(string id, string project, int planned, KeptRun kept)
    {
        using var connection = database.Open();
        connection.Execute(
            "insert into runs (id, project, state, planned, began, version, document) values ($id, $project, $state, $planned, $now, $version, $document)",
            ("$id", id), ("$project", project), ("$state", Text(RunPhase.Queued)), ("$planned", planned), ("$now", Now()), ("$version", kept.Version),
            ("$document", StateJson.Write(kept.State)));
    }

    /// <summary>Remembers what a run is doing.</summary>
    public void SetPhase(string id, RunPhase phase)
    {
        using var connection = database.Open();
        connection.Execute("update runs set state = $state where id = $id and ended is null", ("$id", id), ("$state", Text(phase)));
    }

    /// <summary>Remembers how a run ended; it cannot go on.</summary>
    public void End(string id, RunPhase how)
    {
        using var connection = database.Open();
        connection.Execute("update runs set state = $state, ended = $now, checkpoint = null where id = $id",
            ("$id", id), ("$state", Text(how)), ("$now", Now()));
    }

    /// <summary>Writes what is new, in one transaction. News of runs that were deleted meanwhile are dropped.</summary>
    public void Write(IEnumerable<RunNews> news)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var one in news)
        {
            if (!Exists(connection, one.Run))
                continue;
            foreach (var frame in one.Frames)
            {
                connection.Execute("insert or replace into frames values ($run, $number, $frame)",
                    ("$run", one.Run), ("$number", frame.Number), ("$frame", StateJson.Write(frame)));
            }
            foreach (var scene in one.Scenes)
            {
                connection.Execute("insert or replace into scenes values ($run, $number, $pieces)",
                    ("$run", one.Run), ("$number", scene.From), ("$pieces", StateJson.Write(scene)));
            }
            if (one.Kept is { Checkpoint: { } checkpoint } kept)
                Keep(connection, one.Run, kept, checkpoint);
        }
        transaction.Commit();
    }

    /// <summary>
    /// The runs that were not over when the program ended, oldest first. What was shown after their checkpoints is forgotten: it will be done
    /// again.
    /// </summary>
    public ImmutableArray<StoredRun> TakeAlive()
    {
        using var connection = database.Open();
        var runs = ImmutableArray.CreateBuilder<StoredRun>();
        using (var command = connection.Command("select id, project, state, planned, version, document, checkpoint from runs where ended is null order by began"))
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                var checkpoint = row.IsDBNull(6) ? null : StateJson.TryRead<RunCheckpoint>(row.GetFieldValue<byte[]>(6));
                // A run whose document is damaged, or of another form, cannot go on.
                if (StateJson.TryRead<ProjectState>(row.GetFieldValue<byte[]>(5)) is { } state)
                {
                    var kept = new KeptRun(state, row.GetInt64(4), checkpoint);
                    runs.Add(new StoredRun(row.GetString(0), row.GetString(1), PhaseOf(row.GetString(2)), row.GetInt32(3), kept));
                }
            }
        }
        foreach (var run in runs)
        {
            var done = run.Kept.Checkpoint?.Iteration ?? 0;
            connection.Execute("delete from frames where run = $run and number > $done", ("$run", run.Id), ("$done", done));
            connection.Execute("delete from scenes where run = $run and number > $done + 1", ("$run", run.Id), ("$done", done));
        }
        return runs.ToImmutable();
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

    /// <summary>A frame of a run; null where it was not kept.</summary>
    public FrameMessage? Frame(string id, int number)
    {
        using var connection = database.Open();
        using var command = connection.Command("select frame from frames where run = $run and number = $number", ("$run", id), ("$number", number));
        return command.ExecuteScalar() is byte[] frame ? StateJson.Read<FrameMessage>(frame) : null;
    }

    /// <summary>The last frame of a run; null before the first.</summary>
    public FrameMessage? NewestFrame(string id) =>
        Read<FrameMessage>("select frame from frames where run = $run order by number desc limit 1", id) is [var frame] ? frame : null;

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

    private static bool Exists(SqliteConnection connection, string run)
    {
        using var command = connection.Command("select 1 from runs where id = $id", ("$id", run));
        return command.ExecuteScalar() is not null;
    }

    private static void Keep(SqliteConnection connection, string run, KeptRun kept, RunCheckpoint checkpoint)
    {
        // The document is by far the larger part and seldom changes.
        connection.Execute("update runs set checkpoint = $checkpoint where id = $id and ended is null", ("$id", run), ("$checkpoint", StateJson.Write(checkpoint)));
        using var stored = connection.Command("select version from runs where id = $id", ("$id", run));
        if (stored.ExecuteScalar() is long version && version != kept.Version)
        {
            connection.Execute("update runs set version = $version, document = $document where id = $id",
                ("$id", run), ("$version", kept.Version), ("$document", StateJson.Write(kept.State)));
        }
    }

    private ImmutableArray<T> Read<T>(string sql, string run)
        where T : class
    {
        using var connection = database.Open();
        using var command = connection.Command(sql, ("$run", run));
        using var row = command.ExecuteReader();
        var values = ImmutableArray.CreateBuilder<T>();
        while (row.Read())
            values.Add(StateJson.Read<T>(row.GetFieldValue<byte[]>(0)));
        return values.ToImmutable();
    }

    private static RunPhase PhaseOf(string text) => Enum.TryParse<RunPhase>(text, ignoreCase: true, out var phase) ? phase : RunPhase.Queued;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

#pragma warning disable CA1308 // The database holds lower-case words.
    private static string Text(RunPhase phase) => phase.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
