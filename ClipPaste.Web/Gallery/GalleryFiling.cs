using System.Text.Json;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Gallery;

/// <summary>Stars collages and moves them into folders, many at once. Ids that are not the caller's do nothing. Safe to use from any thread.</summary>
/// <param name="database">Where they are.</param>
internal sealed class GalleryFiling(StudioDatabase database)
{
    /// <summary>Gives collages a star, or takes it away.</summary>
    /// <returns>How many of them are the caller's.</returns>
    public int Star(Caller caller, IReadOnlyCollection<string> ids, bool starred) =>
        Change("update projects set starred = $value where owner = $me and trashed is null and id in (select value from json_each($ids))", caller, ids, starred);

    /// <summary>Moves collages into a folder of the caller's.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="ids">The collages.</param>
    /// <param name="folder">The folder's id; null for none.</param>
    /// <returns>How many of them are the caller's; 0 where the folder is not.</returns>
    public int Move(Caller caller, IReadOnlyCollection<string> ids, string? folder) => Change(
        """
        update projects set folder = $value where owner = $me and trashed is null and id in (select value from json_each($ids))
            and ($value is null or exists (select 1 from folders where id = $value and owner = $me))
        """, caller, ids, folder);

    private int Change(string sql, Caller caller, IReadOnlyCollection<string> ids, object? value)
    {
        using var connection = database.Open();
        return connection.Execute(sql, ("$me", caller.Id), ("$ids", JsonSerializer.Serialize(ids)), ("$value", value));
    }
}
