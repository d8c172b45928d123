using System.Collections.Immutable;
using System.Security.Cryptography;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Shares;

/// <summary>Keeps links by which collages are shown. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">Ends them.</param>
internal sealed class ShareStore(StudioDatabase database, TimeProvider clock)
{
    /// <summary>Links of one project that can be open at a time.</summary>
    public const int MostOpen = 50;

    private const string Columns = "s.id, s.project, s.name, s.created, s.expires, s.rights, s.state is null, s.password, s.views";

    // One answer for links that never were, have ended, were revoked, or show what was thrown away or belongs to somebody who was shut out.
    private const string WhereOpen =
        """
        s.revoked is null and s.expires > $now and p.trashed is null
            and not exists (select 1 from accounts a where a.id = p.owner and a.suspended is not null)
        """;

    /// <summary>A link with this id has been revoked.</summary>
    public event Action<string>? Revoked;

    /// <summary>Keeps a link.</summary>
    /// <param name="token">Its secret, of which only the hash is kept.</param>
    /// <param name="project">The collage.</param>
    /// <param name="draft">What it allows.</param>
    /// <param name="password">Hash of the draft's password; null for none.</param>
    /// <param name="frozen">What it will show; null to follow the collage.</param>
    /// <param name="run">The run whose time-lapse is shown with <paramref name="frozen"/>.</param>
    /// <returns>The link; null where the project has <see cref="MostOpen"/> already.</returns>
    public ShareLink? Add(string token, string project, ShareDraft draft, string? password, ProjectState? frozen, string? run)
    {
        var now = clock.GetUtcNow();
        var link = new ShareLink(UnguessableId.New(), project, draft.Name, now, now.AddDays(draft.Days), draft.Rights, frozen is null, password, 0);
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        ForgetPictures(connection, project, now.ToUnixTimeMilliseconds());
        var added = connection.Execute(
            """
            insert into shares (id, token_hash, project, name, created, expires, password, rights, state, run)
            select $id, $hash, $project, $name, $now, $expires, $password, $rights, $state, $run
            where (select count(*) from shares where project = $project and revoked is null and expires > $now) < $most
            """,
            ("$id", link.Id), ("$hash", SecretToken.Hash(token)), ("$project", project), ("$name", draft.Name), ("$now", now.ToUnixTimeMilliseconds()),
            ("$expires", link.Expires.ToUnixTimeMilliseconds()), ("$password", password), ("$rights", (int)draft.Rights),
            ("$state", frozen is null ? null : StateJson.Write(frozen)), ("$run", run), ("$most", MostOpen));
        transaction.Commit();
        return added > 0 ? link : null;
    }

    /// <summary>The link that a token opens. The same statement answers for one that never was, has ended or was revoked.</summary>
    public ShareLink? Find(string token)
    {
        var hash = SecretToken.Hash(token);
        using var connection = database.Open();
        using var command = connection.Command(
            $"""
            select {Columns}, s.token_hash from shares s join projects p on p.id = s.project
            where s.token_hash = $hash and {WhereOpen}
            """, ("$hash", hash), ("$now", Now()));
        using var row = command.ExecuteReader();
        return row.Read() && CryptographicOperations.FixedTimeEquals(row.GetFieldValue<byte[]>(9), hash) ? Read(row) : null;
    }

    /// <summary>Whether a link is still open.</summary>
    public bool IsOpen(string id)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            $"select 1 from shares s join projects p on p.id = s.project where s.id = $id and {WhereOpen}", ("$id", id), ("$now", Now()));
        return command.ExecuteScalar() is not null;
    }

    /// <summary>The links of a project that were not revoked, the newest first.</summary>
    public ImmutableArray<ShareLink> Of(string project)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            $"select {Columns} from shares s where s.project = $project and s.revoked is null order by s.created desc", ("$project", project));
        using var row = command.ExecuteReader();
        var links = ImmutableArray.CreateBuilder<ShareLink>();
        while (row.Read())
            links.Add(Read(row));
        return links.ToImmutable();
    }

    /// <summary>What a link that does not follow its collage shows, and the run that belongs to it; null for one that follows.</summary>
    public (ProjectState State, string? Run)? Frozen(string id)
    {
        using var connection = database.Open();
        using var command = connection.Command("select state, run from shares where id = $id and state is not null", ("$id", id));
        using var row = command.ExecuteReader();
        return row.Read() ? (StateJson.Read<ProjectState>(row.GetFieldValue<byte[]>(0)), row.IsDBNull(1) ? null : row.GetString(1)) : null;
    }

    /// <summary>Counts a view of the page.</summary>
    public void CountView(string id)
    {
        using var connection = database.Open();
        connection.Execute("update shares set views = views + 1 where id = $id", ("$id", id));
    }

    /// <summary>Ends a link of a project at once.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Revoke(string project, string id)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        if (connection.Execute("update shares set revoked = $now where id = $id and project = $project and revoked is null",
            ("$id", id), ("$project", project), ("$now", Now())) == 0)
            return false;
        ForgetPictures(connection, project, Now());
        transaction.Commit();
        Revoked?.Invoke(id);
        return true;
    }

    /// <summary>Ends all links of a project at once, as when it is taken down.</summary>
    /// <returns>How many there were.</returns>
    public int RevokeAll(string project) => Of(project).Count(link => Revoke(project, link.Id));

    /// <summary>A picture that was drawn for a link; null where there is none of this size and version.</summary>
    public string? Picture(string id, int side, long version)
    {
        using var connection = database.Open();
        using var command = connection.Command("select picture from share_pictures where share = $id and side = $side and version = $version",
            ("$id", id), ("$side", side), ("$version", version));
        return command.ExecuteScalar() as string;
    }

    /// <summary>Keeps a picture in place of the older one of its size, which nobody else uses.</summary>
    /// <param name="link">For which it was drawn.</param>
    /// <param name="side">Its long side in pixels.</param>
    /// <param name="version">The version it shows.</param>
    /// <param name="picture">Hash of a stored object.</param>
    public void KeepPicture(ShareLink link, int side, long version, string picture)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        ForgetPictures(connection, link.Project, Now(), (link.Id, side));
        connection.Execute(
            "insert into share_pictures values ($id, $side, $version, $picture)",
            ("$id", link.Id), ("$side", side), ("$version", version), ("$picture", picture));
        connection.Execute("insert or ignore into object_uses (project, object) values ($project, $picture)", ("$project", link.Project), ("$picture", picture));
        transaction.Commit();
    }

    // Of links that have ended, and the one that will be replaced. Two links may show the same picture.
    private static void ForgetPictures(SqliteConnection connection, string project, long now, (string Link, int Side)? replaced = null)
    {
        const string gone =
            """
            with gone as (select p.share, p.side, p.picture from share_pictures p join shares s on s.id = p.share where s.project = $project
                and (s.revoked is not null or s.expires <= $now or (p.share = $link and p.side = $side)))
            """;
        ReadOnlySpan<(string, object?)> values = [("$project", project), ("$now", now), ("$link", replaced?.Link), ("$side", replaced?.Side)];
        connection.Execute(
            gone + """
             delete from object_uses where project = $project and object in (select picture from gone) and object not in
                (select p.picture from share_pictures p join shares s on s.id = p.share
                where s.project = $project and (p.share, p.side) not in (select share, side from gone))
            """, values);
        connection.Execute(gone + " delete from share_pictures where (share, side) in (select share, side from gone)", values);
    }

    private static ShareLink Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), At(row.GetInt64(3)), At(row.GetInt64(4)), (ShareRights)row.GetInt32(5), row.GetBoolean(6),
        row.IsDBNull(7) ? null : row.GetString(7), row.GetInt64(8));

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
