namespace ClipPaste.Web.Store;

/// <summary>Tells how full the studio is. Safe to use from any thread.</summary>
/// <param name="database">Where it is kept.</param>
internal sealed class StudioFigures(StudioDatabase database)
{
    /// <summary>How full it is now.</summary>
    public StudioSizes Read()
    {
        using var connection = database.Open();
        using var command = connection.Command(
            """
            select (select count(*) from projects), (select count(*) from photos), (select coalesce(sum(bytes), 0) from (select max(bytes) as bytes from photo_owners group by photo)),
                (select count(*) from exports), (select coalesce(sum(bytes), 0) from exports)
            """);
        using var row = command.ExecuteReader();
        row.Read();
        var file = new FileInfo(connection.DataSource);
        // What was written last stands in a file beside it.
        var newest = new FileInfo(file.FullName + "-wal");
        return new StudioSizes(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), file.Length + (newest.Exists ? newest.Length : 0),
            new DriveInfo(file.DirectoryName!).AvailableFreeSpace);
    }
}

/// <summary>How full the studio is.</summary>
/// <param name="Projects">Collages.</param>
/// <param name="Photos">Photos that were sent.</param>
/// <param name="PhotoBytes">Their bytes.</param>
/// <param name="Exports">Exports that are kept.</param>
/// <param name="ExportBytes">Their bytes.</param>
/// <param name="DatabaseBytes">Bytes of the database.</param>
/// <param name="FreeBytes">Bytes that are free on its disk.</param>
internal sealed record StudioSizes(long Projects, long Photos, long PhotoBytes, long Exports, long ExportBytes, long DatabaseBytes, long FreeBytes);
