using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Access;

/// <summary>Ends that collages are shown to others, when an admin says so; their owners keep them. Safe to use from any thread.</summary>
internal sealed class Takedown(StudioDatabase database, ShareStore shares, ReportStore reports, AuditLog audit, TimeProvider clock)
{
    /// <summary>Collages that are shown to others now, those shown last first.</summary>
    /// <param name="limit">How many at most.</param>
    public ImmutableArray<ShownCollage> Shown(int limit) => Read(project: null, limit);

    /// <summary>A collage that is shown to others now; null where it is not.</summary>
    public ShownCollage? Find(string project) => Read(project, 1).FirstOrDefault();

    /// <summary>Takes a collage out of the gallery and ends all its links; its reports are dealt with.</summary>
    public void Do(Caller admin, string project)
    {
        shares.RevokeAll(project);
        using (var connection = database.Open())
            connection.Execute("update projects set published = null where id = $id", ("$id", project));
        foreach (var report in reports.Open().Where(report => report.Project == project))
            reports.Resolve(report.Id);
        audit.Write(admin, "takedown", project);
    }

    /// <summary>Leaves what was reported as it is.</summary>
    /// <returns>Whether the report was open.</returns>
    public bool Leave(Caller admin, string report)
    {
        if (!reports.Resolve(report))
            return false;
        audit.Write(admin, "report.closed", report);
        return true;
    }

    private ImmutableArray<ShownCollage> Read(string? project, int limit)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            """
            select p.id, p.owner, p.title, p.published is not null, count(s.id), p.picture from projects p
            left join shares s on s.project = p.id and s.revoked is null and s.expires > $now
            where p.trashed is null and (p.published is not null or s.id is not null) and ($project is null or p.id = $project)
            group by p.id order by max(coalesce(p.published, 0), coalesce(max(s.created), 0)) desc limit $limit
            """, ("$now", clock.GetUtcNow().ToUnixTimeMilliseconds()), ("$project", project), ("$limit", limit));
        using var row = command.ExecuteReader();
        var shown = ImmutableArray.CreateBuilder<ShownCollage>();
        while (row.Read())
            shown.Add(new ShownCollage(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetInt32(4), row.IsDBNull(5) ? null : row.GetString(5)));
        return shown.ToImmutable();
    }
}

/// <summary>A collage that is shown to others.</summary>
/// <param name="Project">Its id.</param>
/// <param name="Owner">The account it belongs to.</param>
/// <param name="Title">Its name.</param>
/// <param name="IsPublished">Whether it is in everybody's gallery.</param>
/// <param name="Links">How many links show it.</param>
/// <param name="Picture">Hash of its small picture; null before there is one.</param>
internal sealed record ShownCollage(string Project, string Owner, string Title, bool IsPublished, int Links, [property: JsonIgnore] string? Picture);
