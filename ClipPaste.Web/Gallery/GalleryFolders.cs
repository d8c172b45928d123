using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Gallery;

/// <summary>The folders into which accounts sort their collages. Safe to use from any thread.</summary>
/// <param name="database">Where they are.</param>
internal sealed class GalleryFolders(StudioDatabase database)
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Folders of one account.</summary>
    public const int Most = 200;

    private const int NameTaken = 19;

    /// <summary>A caller's folders by name.</summary>
    public ImmutableArray<GalleryFolder> Of(Caller caller)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            """
            select f.id, f.name, (select count(*) from projects p where p.folder = f.id and p.owner = $me and p.trashed is null) from folders f
            where f.owner = $me order by f.name
            """, ("$me", caller.Id));
        using var row = command.ExecuteReader();
        var folders = ImmutableArray.CreateBuilder<GalleryFolder>();
        while (row.Read())
            folders.Add(new GalleryFolder(row.GetString(0), row.GetString(1), row.GetInt32(2)));
        return folders.ToImmutable();
    }

    /// <summary>Makes a folder; where the caller has one of this name, that is it.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="name">Its name, see <see cref="Named"/>.</param>
    /// <returns>Its id; null where the caller has <see cref="Most"/> already.</returns>
    public string? Create(Caller caller, string name)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute(
            "insert into folders (id, owner, name) select $id, $me, $name where (select count(*) from folders where owner = $me) < $most on conflict do nothing",
            ("$id", UnguessableId.New()), ("$me", caller.Id), ("$name", name), ("$most", Most));
        using var find = connection.Command("select id from folders where owner = $me and name = $name", ("$me", caller.Id), ("$name", name));
        var id = find.ExecuteScalar() as string;
        transaction.Commit();
        return id;
    }

    /// <summary>Gives a caller's folder another name.</summary>
    /// <returns>Whether that was done; null where another folder has the name.</returns>
    public bool? Rename(Caller caller, string id, string name)
    {
        using var connection = database.Open();
        try
        {
            return connection.Execute("update folders set name = $name where id = $id and owner = $me", ("$id", id), ("$me", caller.Id), ("$name", name)) > 0;
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == NameTaken)
        {
            return null;
        }
    }

    /// <summary>Deletes a caller's folder. The collages in it stay, in no folder.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(Caller caller, string id)
    {
        using var connection = database.Open();
        return connection.Execute("delete from folders where id = $id and owner = $me", ("$id", id), ("$me", caller.Id)) > 0;
    }

    /// <summary>A name as it is kept: without space around it; null where nothing is left or it is too long.</summary>
    public static string? Named(string? text) => text?.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl) ? name : null;
}
