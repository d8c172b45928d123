using System.Collections.Immutable;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Store;

/// <summary>Looks up what became of runs. Safe to use from any thread.</summary>
/// <param name="database">Where runs are kept.</param>
/// <param name="runs">Their frames.</param>
/// <param name="keeper">Holds the newest frames for a moment.</param>
internal sealed class RunHistory(StudioDatabase database, RunStore runs, RunKeeper keeper)
{
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
        var phase = Enum.TryParse<RunPhase>(row.GetString(1), ignoreCase: true, out var known) ? known : RunPhase.Failed;
        return new PastRun(row.GetString(0), phase, row.GetBoolean(3), row.GetInt32(2), frames.IsEmpty ? 0 : Math.Min(frames[^1].Number, row.GetInt32(2)))
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
}
