using ClipPaste.Web.Access;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>
/// Keeps the frames of a project within what its owner may have. Nobody's run stops for that: of the project's runs that are over, the one with the
/// most frames keeps every second of them, so that all can still be looked through, only more coarsely; the one under way comes last.
/// </summary>
/// <param name="quotas">How many an account may have.</param>
internal sealed class KeptFrames(AccountQuotas quotas)
{
    // Where a run began and where it ended.
    private const int Fewest = 2;

    /// <summary>Thins the frames of a run's project out, in the transaction that has added some.</summary>
    public void Thin(SqliteConnection connection, string run)
    {
        if (Kept(connection, run) is not { } project || quotas.Of(connection, project.Owner).Frames is var most && project.Frames <= most)
            return;
        for (var left = project.Frames; left > most && Longest(connection, project.Id) is { } longest;)
            left -= Halve(connection, longest);
    }

    private static (string Id, string Owner, long Frames)? Kept(SqliteConnection connection, string run)
    {
        using var command = connection.Command(
            """
            select p.id, p.owner, (select sum(frames_kept) from runs where project = p.id) from projects p
            where p.id = (select project from runs where id = $run)
            """, ("$run", run));
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetString(0), row.GetString(1), row.GetInt64(2)) : null;
    }

    private static string? Longest(SqliteConnection connection, string project)
    {
        using var command = connection.Command(
            "select id from runs where project = $project and frames_kept > $fewest order by ended is null, frames_kept desc, began limit 1",
            ("$project", project), ("$fewest", Fewest));
        return command.ExecuteScalar() as string;
    }

    private static int Halve(SqliteConnection connection, string run)
    {
        // A timeline that was made of all of them is made anew.
        connection.Execute("update runs set timeline = null where id = $run", ("$run", run));
        return connection.Execute(
            """
            delete from frames where run = $run and number in (
                select number from (select number, row_number() over (order by number) as place, count(*) over () as all_of_them from frames where run = $run)
                where place % 2 = 0 and place < all_of_them)
            """, ("$run", run));
    }
}
