using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Gallery;

/// <summary>
/// Finds the collages of an account, the one changed last first. Pages begin after a key and not after a number, so that none is left out or shown
/// twice when others change meanwhile. Safe to use from any thread.
/// </summary>
/// <param name="database">Where they are.</param>
internal sealed class GalleryStore(StudioDatabase database)
{
    /// <summary>Collages in one answer at most.</summary>
    public const int MostAtOnce = 200;

    private const string Chosen =
        """
        p.owner = $me and p.trashed is null and ($starred = 0 or p.starred <> 0) and ($published = 0 or p.published is not null)
            and ($folder is null or p.folder = $folder)
        """;

    private const string Matching = " and p.id in (select s.project from searched_words w join searched s on s.number = w.rowid where searched_words match $words)";

    private const string After = " and p.updated <= $at and (p.updated < $at or p.id > $id)";

    private const string UpTo = " and p.updated >= $lastAt and (p.updated > $lastAt or p.id <= $lastId)";

    private const string Sorted = " order by p.updated desc, p.id";

    /// <summary>A caller's collages after a key.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="after">The key.</param>
    /// <param name="until">The last that is wanted; null for as many as come.</param>
    /// <param name="limit">How many at most; never more than <see cref="MostAtOnce"/>.</param>
    public ImmutableArray<GalleryItem> Page(Caller caller, GalleryFilter filter, GalleryKey after, GalleryKey? until, int limit)
    {
        using var connection = database.Open();
        using var command = Command(connection, caller, filter, sql =>
            $"select p.id, p.title, p.prompt, p.picture, p.updated, p.starred, p.folder, p.published from projects p where {sql}{After}{(until is null ? "" : UpTo)}{Sorted} limit $limit");
        command.Add(("$at", after.At), ("$id", after.Id), ("$lastAt", until?.At), ("$lastId", until?.Id), ("$limit", Math.Clamp(limit, 1, MostAtOnce)));
        using var row = command.ExecuteReader();
        var items = ImmutableArray.CreateBuilder<GalleryItem>();
        while (row.Read())
            items.Add(Read(row));
        return items.ToImmutable();
    }

    /// <summary>How many collages a caller has, and where the pages end.</summary>
    public GalleryOutline Outline(Caller caller, GalleryFilter filter)
    {
        using var connection = database.Open();
        using var command = Command(connection, caller, filter, sql => $"select p.updated, p.id from projects p where {sql}{Sorted}");
        return command.ReadOutline();
    }

    /// <summary>The ids of all of a caller's collages in their order.</summary>
    public ImmutableArray<string> Ids(Caller caller, GalleryFilter filter)
    {
        using var connection = database.Open();
        using var command = Command(connection, caller, filter, sql => $"select p.id from projects p where {sql}{Sorted}");
        using var row = command.ExecuteReader();
        var ids = ImmutableArray.CreateBuilder<string>();
        while (row.Read())
            ids.Add(row.GetString(0));
        return ids.ToImmutable();
    }

    private static SqliteCommand Command(SqliteConnection connection, Caller caller, GalleryFilter filter, Func<string, string> select)
    {
        var words = GallerySearch.Query(filter.Search);
        return connection.Command(select(words is null ? Chosen : Chosen + Matching),
            ("$me", caller.Id), ("$starred", filter.Starred), ("$published", filter.Published), ("$folder", filter.Folder), ("$words", words));
    }

    private static GalleryItem Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1) is { Length: > 0 } title ? title : row.GetString(2), row.IsDBNull(3) ? null : "/objects/" + row.GetString(3), row.GetInt64(4),
        row.GetBoolean(5), row.IsDBNull(6) ? null : row.GetString(6), !row.IsDBNull(7));
}
