using System.Collections.Immutable;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <summary>Looks up jobs for those whose projects they change. Safe to use from any thread.</summary>
/// <param name="database">Where they are.</param>
internal sealed class JobLog(StudioDatabase database)
{
    private const string Own =
        """
        select j.id, j.kind, j.project, j.owner, j.size, x'', j.state, j.wish, j.fence, j.told, j.created, j.ended
        from jobs j join projects p on p.id = j.project where p.owner = $owner and p.trashed is null
        """;

    /// <summary>A job of one of an account's projects; null where they have none of this id.</summary>
    public JobEntry? Find(string owner, string id)
    {
        using var connection = database.Open();
        using var command = connection.Command($"{Own} and j.id = $id", ("$owner", owner), ("$id", id));
        return Read(command).FirstOrDefault();
    }

    /// <summary>Jobs of an account's projects, the one handed in last first.</summary>
    /// <param name="owner">The account.</param>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="at">Those handed in before, in milliseconds since 1970...</param>
    /// <param name="id">...or then, and with a larger id.</param>
    /// <param name="limit">How many at most.</param>
    public ImmutableArray<JobEntry> Page(string owner, JobState? state, long at, string id, int limit)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            $"""
            {Own} and ($state is null or j.state = $state) and j.created <= $at and (j.created < $at or j.id > $id)
            order by j.created desc, j.id limit $limit
            """,
            ("$owner", owner), ("$state", state is { } wanted ? JobRow.Text(wanted) : null), ("$at", at), ("$id", id), ("$limit", limit));
        return Read(command);
    }

    private static ImmutableArray<JobEntry> Read(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<JobEntry>();
        while (row.Read())
            found.Add(new JobEntry(JobRow.Read(row), At(row.GetInt64(10)), row.IsDBNull(11) ? null : At(row.GetInt64(11))));
        return found.ToImmutable();
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
