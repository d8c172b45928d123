using System.Collections.Immutable;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Shares;

/// <summary>Keeps what people report of collages that are shown to them, for the eyes of those who look after the studio. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">Times it.</param>
internal sealed class ReportStore(StudioDatabase database, TimeProvider clock)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 1000;

    // Whoever reports the same thing again and again fills no more than this.
    private const int MostOpenOfOne = 20;

    /// <summary>Keeps a report of something that is shown at this moment.</summary>
    /// <param name="kind">Where it is shown.</param>
    /// <param name="subject">A link's id, or a published project's.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>Whether there is such a thing.</returns>
    public bool Add(ReportKind kind, string subject, string reason)
    {
        if (ProjectOf(kind, subject) is not { } project)
            return false;
        using var connection = database.Open();
        connection.Execute(
            """
            insert into reports (id, kind, subject, project, reason, at) select $id, $kind, $subject, $project, $reason, $now
            where (select count(*) from reports where subject = $subject and resolved is null) < $most
            """,
            ("$id", UnguessableId.New()), ("$kind", kind.ToString()), ("$subject", subject), ("$project", project), ("$reason", reason),
            ("$now", Now()), ("$most", MostOpenOfOne));
        return true;
    }

    /// <summary>The project that is shown; null where nothing is shown under this id.</summary>
    public string? ProjectOf(ReportKind kind, string subject)
    {
        using var connection = database.Open();
        using var command = connection.Command(kind == ReportKind.Share
            ? "select p.id from shares s join projects p on p.id = s.project where s.id = $id and s.revoked is null and s.expires > $now and p.trashed is null"
            : "select id from projects where id = $id and published is not null and published <= $now and trashed is null", ("$id", subject), ("$now", Now()));
        return command.ExecuteScalar() as string;
    }

    /// <summary>The reports that nobody has dealt with, the oldest first.</summary>
    public ImmutableArray<Report> Open()
    {
        using var connection = database.Open();
        using var command = connection.Command(
            """
            select r.id, r.kind, r.subject, r.project, p.title, r.reason, r.at from reports r join projects p on p.id = r.project
            where r.resolved is null order by r.at
            """);
        using var row = command.ExecuteReader();
        var reports = ImmutableArray.CreateBuilder<Report>();
        while (row.Read())
        {
            reports.Add(new Report(row.GetString(0), Enum.Parse<ReportKind>(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6))));
        }
        return reports.ToImmutable();
    }

    /// <summary>Closes a report.</summary>
    /// <returns>Whether it was open.</returns>
    public bool Resolve(string id)
    {
        using var connection = database.Open();
        return connection.Execute("update reports set resolved = $now where id = $id and resolved is null", ("$id", id), ("$now", Now())) > 0;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
