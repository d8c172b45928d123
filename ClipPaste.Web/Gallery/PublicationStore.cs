using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Gallery;

/// <summary>Keeps what is published, and finds it, the newest first. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">Times it.</param>
internal sealed class PublicationStore(StudioDatabase database, TimeProvider clock)
{
    private const string Shown = "p.trashed is null and p.published is not null";

    private const string Matching = " and u.number in (select rowid from published_words where published_words match $words)";

    private const string After = " and u.at <= $at and (u.at < $at or u.project > $id)";

    private const string UpTo = " and u.at >= $lastAt and (u.at > $lastAt or u.project <= $lastId)";

    private const string Sorted = " order by u.at desc, u.project";

    private const string Tables = "from publications u join projects p on p.id = u.project";

    /// <summary>Publishes a caller's project that has a picture, in place of what was published of it before.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="project">The project's id.</param>
    /// <param name="title">Its name as everybody may read it.</param>
    /// <param name="prompt">Its sentence as everybody may read it; empty for none.</param>
    /// <param name="state">What is shown.</param>
    /// <returns>Whether there was such a project.</returns>
    public bool Publish(Caller caller, string project, string title, string prompt, ProjectState state)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        if (connection.Execute("update projects set published = $now where id = $id and owner = $me and trashed is null and picture is not null",
            ("$id", project), ("$me", caller.Id), ("$now", now)) == 0)
            return false;
        connection.Execute("delete from publications where project = $id", ("$id", project));
        connection.Execute("insert into publications (project, at, title, prompt, state) values ($id, $now, $title, $prompt, $state)",
            ("$id", project), ("$now", now), ("$title", title), ("$prompt", prompt), ("$state", StateJson.Write(state)));
        transaction.Commit();
        return true;
    }

    /// <summary>Takes a caller's project out of everybody's sight.</summary>
    /// <returns>Whether there was one that was published.</returns>
    public bool Unpublish(Caller caller, string project)
    {
        using var connection = database.Open();
        return connection.Execute("update projects set published = null where id = $id and owner = $me and published is not null", ("$id", project), ("$me", caller.Id)) > 0;
    }

    /// <summary>What is published of a project; null where nothing is, or where it lies in the trash.</summary>
    public Publication? Find(string project)
    {
        using var connection = database.Open();
        using var command = connection.Command($"select u.number, u.at, u.title, u.prompt, u.state {Tables} where {Shown} and u.project = $id", ("$id", project));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new Publication(row.GetInt64(0), project, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3),
                StateJson.Read<ProjectState>(row.GetFieldValue<byte[]>(4)))
            : null;
    }

    /// <summary>Whether a project is a caller's.</summary>
    public bool IsOf(Caller caller, string project)
    {
        using var connection = database.Open();
        using var command = connection.Command("select 1 from projects where id = $id and owner = $me", ("$id", project), ("$me", caller.Id));
        return command.ExecuteScalar() is not null;
    }

    /// <summary>What is published, after a key.</summary>
    /// <param name="filter">Only its search counts.</param>
    /// <param name="after">The key.</param>
    /// <param name="until">The last that is wanted; null for as many as come.</param>
    /// <param name="limit">How many at most; never more than <see cref="GalleryStore.MostAtOnce"/>.</param>
    public ImmutableArray<GalleryItem> Page(GalleryFilter filter, GalleryKey after, GalleryKey? until, int limit)
    {
        using var connection = database.Open();
        using var command = Command(connection, filter, sql => $"select u.project, u.title, u.at, u.number {Tables} where {sql}{After}{(until is null ? "" : UpTo)}{Sorted} limit $limit");
        command.Add(("$at", after.At), ("$id", after.Id), ("$lastAt", until?.At), ("$lastId", until?.Id), ("$limit", Math.Clamp(limit, 1, GalleryStore.MostAtOnce)));
        using var row = command.ExecuteReader();
        var items = ImmutableArray.CreateBuilder<GalleryItem>();
        while (row.Read())
            items.Add(new GalleryItem(row.GetString(0), row.GetString(1), PublishedAddress.Small(row.GetString(0), row.GetInt64(3)), row.GetInt64(2), false, null, true));
        return items.ToImmutable();
    }

    /// <summary>How much is published, and where the pages end.</summary>
    public GalleryOutline Outline(GalleryFilter filter)
    {
        using var connection = database.Open();
        using var command = Command(connection, filter, sql => $"select u.at, u.project {Tables} where {sql}{Sorted}");
        return command.ReadOutline();
    }

    /// <summary>A picture that was drawn of what is published; null before.</summary>
    public string? Picture(long number, bool small)
    {
        using var connection = database.Open();
        using var command = connection.Command("select iif($small, small, picture) from publications where number = $number", ("$number", number), ("$small", small));
        return command.ExecuteScalar() as string;
    }

    /// <summary>Keeps such a picture.</summary>
    public void KeepPicture(Publication publication, bool small, string picture)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        // It may have been published anew, or not be any more, while its picture was drawn.
        var kept = connection.Execute("update publications set small = iif($small, $picture, small), picture = iif($small, picture, $picture) where number = $number",
            ("$number", publication.Number), ("$small", small), ("$picture", picture));
        if (kept > 0)
            connection.Execute("insert or ignore into object_uses (project, object) values ($project, $picture)", ("$project", publication.Project), ("$picture", picture));
        transaction.Commit();
    }

    private static SqliteCommand Command(SqliteConnection connection, GalleryFilter filter, Func<string, string> select)
    {
        var words = GallerySearch.Query(filter.Search);
        return connection.Command(select(words is null ? Shown : Shown + Matching), ("$words", words));
    }
}
