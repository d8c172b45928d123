using System.Collections.Immutable;
using System.Text.Json;
using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>Keeps projects and their history. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">Times changes.</param>
/// <param name="quotas">How much an account may have; null for any amount.</param>
/// <param name="objects">Knows how large the pictures of cut-outs are; null where nobody asks.</param>
internal sealed class ProjectStore(StudioDatabase database, TimeProvider clock, AccountQuotas? quotas = null, ObjectStore? objects = null)
{
    /// <summary>Versions kept for undo and redo.</summary>
    public const int MostVersions = 300;

    /// <summary>Stores a new project.</summary>
    /// <param name="first">Its state.</param>
    /// <param name="owner">The account it belongs to.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="QuotaException">The account has as many projects as it may, or no room for its pictures.</exception>
    public string Create(ProjectState first, string owner = Caller.LocalId)
    {
        var id = UnguessableId.New();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        if (quotas?.Of(connection, owner) is { } limits && AccountQuotas.UseOf(connection, owner).Projects >= limits.Projects)
            throw new QuotaException(AccountQuota.Projects);
        connection.Execute("insert into projects (id, owner, title, prompt, head, newest, created, updated) values ($id, $owner, $title, $prompt, 1, 1, $now, $now)",
            ("$id", id), ("$owner", owner), ("$title", first.Title), ("$prompt", first.Prompt), ("$now", Now()));
        AddVersion(connection, id, owner, 1, "new", first);
        transaction.Commit();
        return id;
    }

    /// <summary>Reads a project; null where there is none.</summary>
    public StoredProject? Load(string id)
    {
        using var connection = database.Open();
        using var project = connection.Command("select head, newest, owner, trashed is not null from projects where id = $id", ("$id", id));
        using var row = project.ExecuteReader();
        if (!row.Read())
            return null;
        var (head, newest, owner, trashed) = (row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetBoolean(3));
        return StateAt(connection, id, head) is { } state ? new StoredProject(id, owner, head, state, History(connection, id), newest) { IsTrashed = trashed } : null;
    }

    /// <summary>Adds a version after another; versions that stood after that one are gone.</summary>
    /// <param name="id">The project.</param>
    /// <param name="version">Larger than every earlier one.</param>
    /// <param name="basis">The version it was made from.</param>
    /// <param name="label">Key of the text that names the edit.</param>
    /// <param name="state">The new state.</param>
    /// <param name="along">Written in the same transaction, which it refuses by throwing; null for nothing.</param>
    /// <exception cref="QuotaException">Its owner's account has no room for the pictures that are new in it.</exception>
    public void Append(string id, long version, long basis, string label, ProjectState state, Action<SqliteConnection>? along = null)
    {
        using var connection = database.Open(durable: along is not null);
        using var transaction = connection.BeginTransaction();
        along?.Invoke(connection);
        connection.Execute("delete from versions where project = $id and version > $basis", ("$id", id), ("$basis", basis));
        AddVersion(connection, id, OwnerOf(connection, id), version, label, state);
        connection.Execute("delete from versions where project = $id and version not in (select version from versions where project = $id order by version desc limit $most)",
            ("$id", id), ("$most", MostVersions));
        connection.Execute("update projects set head = $version, newest = $version, title = $title, prompt = $prompt, updated = $now where id = $id",
            ("$id", id), ("$version", version), ("$title", state.Title), ("$prompt", state.Prompt), ("$now", Now()));
        transaction.Commit();
    }

    /// <summary>The state of a version; null where it is not kept.</summary>
    public ProjectState? StateAt(string id, long version)
    {
        using var connection = database.Open();
        return StateAt(connection, id, version);
    }

    /// <summary>Shows another version: undo and redo.</summary>
    /// <param name="id">The project.</param>
    /// <param name="version">A version that is kept.</param>
    /// <param name="state">Its state.</param>
    public void MoveHead(string id, long version, ProjectState state)
    {
        using var connection = database.Open();
        connection.Execute("update projects set head = $version, title = $title, prompt = $prompt, updated = $now where id = $id",
            ("$id", id), ("$version", version), ("$title", state.Title), ("$prompt", state.Prompt), ("$now", Now()));
    }

    /// <summary>The projects of an account that were changed last, newest first.</summary>
    public ImmutableArray<ProjectSummary> List(string owner, int limit)
    {
        using var connection = database.Open();
        using var command = connection.Command("select id, title, prompt, picture, updated from projects where owner = $owner and trashed is null order by updated desc limit $limit",
            ("$owner", owner), ("$limit", limit));
        using var row = command.ExecuteReader();
        var projects = ImmutableArray.CreateBuilder<ProjectSummary>();
        while (row.Read())
            projects.Add(new ProjectSummary(row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), FromMilliseconds(row.GetInt64(4))));
        return projects.ToImmutable();
    }

    /// <summary>Remembers the small picture that stands for a project.</summary>
    /// <param name="id">The project.</param>
    /// <param name="picture">Hash of a stored object.</param>
    /// <param name="version">The version that it shows, whose picture it becomes too; null for none in particular.</param>
    public void SetPicture(string id, string picture, long? version = null)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        // The project may have been deleted while its picture was drawn.
        if (connection.Execute("update projects set picture = $picture where id = $id", ("$id", id), ("$picture", picture)) == 0)
            return;
        Use(connection, id, [picture]);
        connection.Execute("update versions set picture = $picture where project = $id and version = $version", ("$id", id), ("$version", version), ("$picture", picture));
        connection.Execute("update kept_versions set picture = $picture where project = $id and version = $version", ("$id", id), ("$version", version), ("$picture", picture));
        transaction.Commit();
    }

    /// <summary>Deletes a project with its history, runs and exports.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string id)
    {
        using var connection = database.Open();
        return connection.Execute("delete from projects where id = $id", ("$id", id)) > 0;
    }

    /// <summary>Keeps what was computed for a project, in place of what was kept before.</summary>
    /// <param name="id">The project.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="content">The value; stored as JSON.</param>
    public void KeepFinding<T>(string id, string kind, T content)
    {
        using var connection = database.Open();
        connection.Execute("insert into findings (project, kind, content) values ($id, $kind, $content) on conflict do update set content = excluded.content",
            ("$id", id), ("$kind", kind), ("$content", StateJson.Write(content)));
    }

    /// <summary>What was kept; null where nothing was, or where it is of an older form.</summary>
    public T? Finding<T>(string id, string kind)
        where T : class
    {
        using var connection = database.Open();
        using var command = connection.Command("select content from findings where project = $id and kind = $kind", ("$id", id), ("$kind", kind));
        return command.ExecuteScalar() is byte[] content ? StateJson.TryRead<T>(content) : null;
    }

    private void AddVersion(SqliteConnection connection, string id, string? owner, long version, string label, ProjectState state)
    {
        connection.Execute("insert into versions (project, version, label, at, state) values ($id, $version, $label, $now, $state)",
            ("$id", id), ("$version", version), ("$label", label), ("$now", Now()), ("$state", StateJson.Write(state)));
        if (Use(connection, id, ProjectObjects.Of(state)) && owner is not null && quotas?.Of(connection, owner) is { Bytes: < long.MaxValue } limits
            && AccountQuotas.UseOf(connection, owner).Bytes > limits.Bytes)
            throw new QuotaException(AccountQuota.Storage);
    }

    // Uses are only ever added here: a run and its frames may show what no version names any more. Whether the account has more for it than before.
    private bool Use(SqliteConnection connection, string project, ImmutableHashSet<string> named)
    {
        if (named.IsEmpty)
            return false;
        var added = new List<string>();
        using (var command = connection.Command(
            "insert into object_uses (project, object) select $project, value from json_each($objects) where true on conflict do nothing returning object",
            ("$project", project), ("$objects", JsonSerializer.Serialize(named))))
        {
            using var row = command.ExecuteReader();
            while (row.Read())
                added.Add(row.GetString(0));
        }
        if (objects is null)
            return false;
        var isMore = false;
        foreach (var hash in added)
            isMore |= Measured(connection, project, hash, objects.BytesOf(hash));
        return isMore;
    }

    // Whether it is new to its owner.
    private static bool Measured(SqliteConnection connection, string project, string hash, long bytes)
    {
        connection.Execute("update object_uses set bytes = $bytes where project = $project and object = $hash", ("$project", project), ("$hash", hash), ("$bytes", bytes));
        using var command = connection.Command(
            """
            select 1 from projects p where p.id = $project and $bytes > 0 and not exists (select 1 from photo_owners where owner = p.owner and photo = $hash)
                and not exists (select 1 from object_uses u join projects other on other.id = u.project where u.object = $hash and u.project <> $project and other.owner = p.owner)
            """,
            ("$project", project), ("$hash", hash), ("$bytes", bytes));
        return command.ExecuteScalar() is not null;
    }

    private static string? OwnerOf(SqliteConnection connection, string id)
    {
        using var command = connection.Command("select owner from projects where id = $id", ("$id", id));
        return command.ExecuteScalar() as string;
    }

    private static ProjectState? StateAt(SqliteConnection connection, string id, long version)
    {
        using var command = connection.Command("select state from versions where project = $id and version = $version", ("$id", id), ("$version", version));
        return command.ExecuteScalar() is byte[] state ? StateJson.Read<ProjectState>(state) : null;
    }

    private static ImmutableArray<EditEntry> History(SqliteConnection connection, string id)
    {
        using var command = connection.Command("select version, label, at from versions where project = $id order by version", ("$id", id));
        using var row = command.ExecuteReader();
        var history = ImmutableArray.CreateBuilder<EditEntry>();
        while (row.Read())
            history.Add(new EditEntry(row.GetInt64(0), row.GetString(1), FromMilliseconds(row.GetInt64(2))));
        return history.ToImmutable();
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset FromMilliseconds(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
