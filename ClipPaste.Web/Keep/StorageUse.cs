using ClipPaste.Web.Store;

namespace ClipPaste.Web.Keep;

/// <summary>Measures what no table knows: the objects that are not photos.</summary>
/// <param name="database">Knows which objects are photos.</param>
/// <param name="objects">The objects.</param>
internal sealed class StorageUse(StudioDatabase database, ObjectStore objects)
{
    /// <summary>Bytes of the pictures of cut-outs, of small pictures and of whatever else is stored beside photos and exports. Reads the whole folder, which takes a moment.</summary>
    public long PictureBytes()
    {
        var photos = new HashSet<string>(StringComparer.Ordinal);
        using (var connection = database.Open())
        {
            using var command = connection.Command("select id from photos");
            using var row = command.ExecuteReader();
            while (row.Read())
                photos.Add(row.GetString(0));
        }
        return objects.Files().Where(file => !photos.Contains(file.Name)).Sum(file => file.Length);
    }
}
