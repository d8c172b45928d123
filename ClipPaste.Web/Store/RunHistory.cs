using System.Collections.Immutable;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>Looks up what became of runs. Safe to use from any thread.</summary>
/// <param name="database">Where runs are kept.</param>
/// <param name="runs">Their frames.</param>
/// <param name="keeper">Holds the newest frames for a moment.</param>
internal sealed class RunHistory(StudioDatabase database, RunStore runs, RunKeeper keeper)
{
    private const string Outline =
        "select id, project, state, planned, began, ended, (select frame from frames where run = runs.id order by number desc limit 1) from runs";

    /// <summary>A run; null where there is none.</summary>
    public RunOutline? Find(string id)
    {
        keeper.TryWrite();
        using var connection = database.Open();
        using var command = connection.Command($"{Outline} where id = $id", ("$id", id));
        return Read(command).FirstOrDefault();
    }

    /// <summary>Runs of a project, the one that began last first.</summary>
    /// <param name="project">The project.</param>
    /// <param name="at">Those that began before, in milliseconds since 1970...</param>
    /// <param name="id">...or then, and have a larger id.</param>
    /// <param name="limit">How many at most.</param>
    public ImmutableArray<RunOutline> Page(string project, long at, string id, int limit)
    {
        keeper.TryWrite();
        using var connection = database.Open();
        using var command = connection.Command(
            $"{Outline} where project = $project and began <= $at and (began < $at or id > $id) order by began desc, id limit $limit",
            ("$project", project), ("$at", at), ("$id", id), ("$limit", limit));
        return Read(command);
    }

    /// <summary>The run of a project that began last; null before the first. Reads all its frames.</summary>
    public PastRun? NewestOf(string project)
    {
        using var connection = database.Open();
        using var command = connection.Command("select id, state, planned, ended is not null from runs where project = $project order by began desc limit 1", ("$project", project));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        keeper.TryWrite();
        var frames = runs.Frames(row.GetString(0));
        return new PastRun(row.GetString(0), PhaseOf(row.GetString(1)), row.GetBoolean(3), row.GetInt32(2), frames.IsEmpty ? 0 : Math.Min(frames[^1].Number, row.GetInt32(2)))
        {
            Start = frames.IsEmpty ? null : frames[0].Score,
            Newest = frames.IsEmpty ? null : frames[^1].Score,
            Best = frames.IsEmpty ? null : frames.Max(frame => frame.Score),
        };
    }

    /// <summary>The runs of a project that have frames, the first begun first.</summary>
    public ImmutableArray<string> WithFrames(string project)
    {
        keeper.TryWrite();
        using var connection = database.Open();
        using var command = connection.Command(
            "select id from runs where project = $project and exists (select 1 from frames where run = runs.id) order by began, rowid", ("$project", project));
        using var row = command.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<string>();
        while (row.Read())
            found.Add(row.GetString(0));
        return found.ToImmutable();
    }

    private static ImmutableArray<RunOutline> Read(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<RunOutline>();
        while (row.Read())
        {
            found.Add(new RunOutline(
                row.GetString(0), row.GetString(1), PhaseOf(row.GetString(2)), row.GetInt32(3), At(row.GetInt64(4)), row.IsDBNull(5) ? null : At(row.GetInt64(5)),
                row.IsDBNull(6) ? null : StateJson.Read<FrameMessage>(row.GetFieldValue<byte[]>(6))));
        }
        return found.ToImmutable();
    }

    private static RunPhase PhaseOf(string text) => Enum.TryParse<RunPhase>(text, ignoreCase: true, out var known) ? known : RunPhase.Failed;

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
