using System.Collections.Immutable;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Keep;

/// <summary>The versions of projects: the steps that undo and redo reach, and those that were kept under a name. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
internal sealed class ProjectHistory(StudioDatabase database)
{
    /// <summary>Most kept versions of a project.</summary>
    public const int MostKept = 50;

    /// <summary>Longest name of a kept version, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>All versions of a project, the newest first.</summary>
    public ImmutableArray<PastVersion> Of(string project)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            """
            select v.version, v.label, v.at, v.picture, k.name from versions v left join kept_versions k on k.project = v.project and k.version = v.version where v.project = $project
            union all
            select version, label, at, picture, name from kept_versions
            where project = $project and version not in (select version from versions where project = $project)
            order by 1 desc
            """, ("$project", project));
        using var row = command.ExecuteReader();
        var versions = ImmutableArray.CreateBuilder<PastVersion>();
        while (row.Read())
        {
            versions.Add(new PastVersion(row.GetInt64(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
                row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)));
        }
        return versions.ToImmutable();
    }

    /// <summary>Keeps a version under a name, or gives a kept one another name.</summary>
    /// <param name="project">The project.</param>
    /// <param name="version">One of its versions.</param>
    /// <param name="name">Cut where it is too long.</param>
    /// <returns>Whether it is kept now; false where there is no such version or too many are kept.</returns>
    public bool Keep(string project, long version, string name)
    {
        name = name.Trim();
        name = name.Length > LongestName ? name[..LongestName] : name;
        using var connection = database.Open();
        return connection.Execute("update kept_versions set name = $name where project = $project and version = $version",
                ("$project", project), ("$version", version), ("$name", name)) > 0
            || connection.Execute(
                """
                insert into kept_versions (project, version, name, label, at, picture, state)
                select project, version, $name, label, at, picture, state from versions where project = $project and version = $version
                    and (select count(*) from kept_versions where project = $project) < $most
                on conflict do nothing
                """, ("$project", project), ("$version", version), ("$name", name), ("$most", MostKept)) > 0;
    }

    /// <summary>Keeps a version no longer; while it is one of the newest steps it stays among these.</summary>
    public void Release(string project, long version)
    {
        using var connection = database.Open();
        connection.Execute("delete from kept_versions where project = $project and version = $version", ("$project", project), ("$version", version));
    }

    /// <summary>Makes a version the present one, as a new step: what was there before can be had again by undo. The name of the project stays.</summary>
    /// <returns>Whether there is such a version.</returns>
    public bool Restore(ProjectSession session, long version)
    {
        if (StateAt(session.Id, version) is not { } past)
            return false;
        session.Edit("restore", present => past with { Title = present.Title });
        return true;
    }

    private ProjectState? StateAt(string project, long version)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            """
            select state from versions where project = $project and version = $version
            union all select state from kept_versions where project = $project and version = $version limit 1
            """, ("$project", project), ("$version", version));
        return command.ExecuteScalar() is byte[] state ? StateJson.Read<ProjectState>(state) : null;
    }
}
