using ClipPaste.Web.Store;

namespace ClipPaste.Web.Shares;

/// <summary>Finds the runs that links tell of. Safe to use from any thread.</summary>
/// <param name="database">Where runs are kept.</param>
internal sealed class ShareRuns(StudioDatabase database)
{
    /// <summary>The run of a project that ended last and has something to show; null where there is none.</summary>
    public string? Newest(string project)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            """
            select id from runs where project = $project and ended is not null and (select count(*) from (select 1 from frames where run = id limit 2)) = 2
            order by ended desc limit 1
            """, ("$project", project));
        return command.ExecuteScalar() as string;
    }

    /// <summary>Iterations that a run was to have: the frame of its result may come after the last of them.</summary>
    public int Planned(string run)
    {
        using var connection = database.Open();
        using var command = connection.Command("select planned from runs where id = $run", ("$run", run));
        return command.ExecuteScalar() is long planned ? (int)planned : 0;
    }
}
