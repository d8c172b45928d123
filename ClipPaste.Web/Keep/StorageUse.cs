using ClipPaste.Web.Store;

namespace ClipPaste.Web.Keep;

/// <summary>What the studio's data take.</summary>
/// <param name="database">Knows which objects are photos.</param>
/// <param name="objects">The objects.</param>
/// <param name="free">Knows what is free.</param>
/// <param name="folder">The data folder.</param>
internal sealed class StorageUse(StudioDatabase database, ObjectStore objects, FreeSpace free, string folder)
{
    /// <summary>Measures; it reads the whole folder, which takes a moment.</summary>
    public StorageBytes Measure()
    {
        var photos = new HashSet<string>(StringComparer.Ordinal);
        using (var connection = database.Open())
        {
            using var command = connection.Command("select id from photos");
            using var row = command.ExecuteReader();
            while (row.Read())
                photos.Add(row.GetString(0));
        }
        var byKind = objects.Files().ToLookup(file => photos.Contains(file.Name), file => file.Length);
        var exports = new DirectoryInfo(Path.Combine(folder, "exports"));
        return new StorageBytes(
            new DirectoryInfo(folder).EnumerateFiles("studio.db*").Sum(file => file.Length), byKind[true].Sum(), byKind[false].Sum(),
            exports.Exists ? exports.EnumerateFiles().Sum(file => file.Length) : 0, free(folder));
    }
}

/// <summary>Bytes by kind.</summary>
/// <param name="Database">The database with its log.</param>
/// <param name="Photos">Photos that were sent.</param>
/// <param name="Pictures">Pictures of cut-outs, small pictures and all other objects.</param>
/// <param name="Exports">Exports.</param>
/// <param name="Free">Free on the disk.</param>
internal sealed record StorageBytes(long Database, long Photos, long Pictures, long Exports, long Free);
