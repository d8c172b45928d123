using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Access;

/// <summary>Deletes accounts with all they have. Their rows go at once; stored objects that nobody else uses follow within a day.</summary>
internal sealed class AccountRemoval(StudioDatabase database, ProjectSessions sessions, OpenJobs jobs, AccountClosings closings)
{
    /// <summary>Whether an account is the only one that can look after the studio: then it can be neither suspended nor made an ordinary user's.</summary>
    public bool IsOnlyAdmin(string account)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            """
            select exists (select 1 from accounts where id = $id and role = 'Admin')
                and not exists (select 1 from accounts where id <> $id and role = 'Admin' and suspended is null)
            """, ("$id", account));
        return (long)command.ExecuteScalar()! == 1;
    }

    /// <summary>Whether an account is the only admin's while others have accounts too: then it cannot go. Without others, whoever comes next begins anew.</summary>
    public bool IsNeeded(string account)
    {
        using var connection = database.Open();
        using var command = connection.Command("select exists (select 1 from accounts where id <> $id and known_as is not null)", ("$id", account));
        return (long)command.ExecuteScalar()! == 1 && IsOnlyAdmin(account);
    }

    /// <summary>Deletes an account; what is worked on for it ends.</summary>
    public void Remove(string account)
    {
        // Nothing of it is begun any more.
        using (var first = database.Open())
            first.Execute("update accounts set suspended = coalesce(suspended, 0) where id = $id", ("$id", account));
        jobs.Halt(account);
        closings.Tell(account);
        foreach (var project in ProjectsOf(account))
            sessions.Delete(project);
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("delete from projects where owner = $id", ("$id", account));
        connection.Execute("delete from photo_owners where owner = $id", ("$id", account));
        connection.Execute("delete from api_tokens where owner = $id", ("$id", account));
        connection.Execute("delete from accounts where id = $id", ("$id", account));
        transaction.Commit();
    }

    /// <summary>Deletes the photos that an account has sent and uses in none of its projects.</summary>
    /// <returns>How many there were.</returns>
    public int RemoveUnusedPhotos(string account)
    {
        using var connection = database.Open();
        return connection.Execute($"delete from photo_owners where {Unused}", ("$id", account));
    }

    /// <summary>How many photos an account has sent and uses in none of its projects, and how many bytes they take.</summary>
    public (int Photos, long Bytes) UnusedPhotos(string account)
    {
        using var connection = database.Open();
        using var command = connection.Command($"select count(*), coalesce(sum(bytes), 0) from photo_owners where {Unused}", ("$id", account));
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt32(0), row.GetInt64(1));
    }

    private const string Unused =
        """
        owner = $id and photo not in (select object_uses.object from object_uses join projects on projects.id = object_uses.project where projects.owner = $id)
        """;

    private List<string> ProjectsOf(string account)
    {
        using var connection = database.Open();
        using var command = connection.Command("select id from projects where owner = $id", ("$id", account));
        using var row = command.ExecuteReader();
        var projects = new List<string>();
        while (row.Read())
            projects.Add(row.GetString(0));
        return projects;
    }
}
