using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Keep;

/// <summary>
/// Clears up every hour: what lay in the trash for long enough, what projects have once used, photos that nobody has or uses, and objects that nothing names.
/// What was written within the last day is left alone: somebody may be about to name it. Safe to use from any thread.
/// </summary>
internal sealed partial class StorageSweep(
    StudioDatabase database, ObjectStore objects, ObjectUses uses, PhotoCatalogue photos, ProjectTrash trash, TimeProvider clock,
    ILogger<StorageSweep> log) : BackgroundService
{
    /// <summary>For how long things that nobody names are left alone.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    private const string Removed = ".gone";

    /// <summary>Clears up now.</summary>
    /// <returns>The number of files that were deleted.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="SqliteException">The database refuses.</exception>
    public int Sweep()
    {
        trash.Expire();
        uses.Release();
        ForgetPhotos();
        // Taken first: what is named from now on is either named already, or written anew and so younger than the grace.
        HashSet<string> named;
        using (var connection = database.Open())
            named = NamedObjects.In(connection);
        var oldest = (clock.GetUtcNow() - Grace).UtcDateTime;
        return objects.Files().Count(file => file.LastWriteTimeUtc < oldest && !named.Contains(file.Name) && Remove(file.FullName, oldest));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = AfterStart; ; pause = Pause)
        {
            await Task.Delay(pause, clock, stoppingToken);
            try
            {
                await Task.Run(Sweep, stoppingToken);
            }
            catch (Exception fault) when (fault is IOException or SqliteException or UnauthorizedAccessException)
            {
                NotSwept(fault);
            }
        }
    }

    // Under another name first: whoever stores the same bytes just now either has made the file young, or finds it gone and writes it again.
    private static bool Remove(string path, DateTime oldest)
    {
        var aside = path.EndsWith(Removed, StringComparison.Ordinal) ? path : path + Removed;
        if (aside != path)
            File.Move(path, aside, overwrite: true);
        if (File.GetLastWriteTimeUtc(aside) >= oldest)
        {
            File.Move(aside, path, overwrite: true);
            return false;
        }
        File.Delete(aside);
        return true;
    }

    private void ForgetPhotos()
    {
        const string Unused =
            """
            select id from photos where added < $time and not exists (select 1 from photo_owners where photo = photos.id)
                and not exists (select 1 from object_uses where object = photos.id)
            """;
        foreach (var photo in Ids(Unused, clock.GetUtcNow() - Grace))
        {
            using var connection = database.Open();
            using var transaction = connection.BeginTransaction();
            // Sent again meanwhile, or taken into a project, it stays.
            if (connection.Execute(
                """
                delete from photos where id = $id and not exists (select 1 from photo_owners where photo = $id)
                    and not exists (select 1 from object_uses where object = $id)
                """, ("$id", photo)) == 0)
                continue;
            connection.Execute("delete from previews where photo = $id", ("$id", photo));
            transaction.Commit();
            photos.ForgetIfGone(photo);
        }
    }

    private List<string> Ids(string sql, DateTimeOffset time)
    {
        using var connection = database.Open();
        using var command = connection.Command(sql, ("$time", time.ToUnixTimeMilliseconds()));
        using var row = command.ExecuteReader();
        var ids = new List<string>();
        while (row.Read())
            ids.Add(row.GetString(0));
        return ids;
    }

    [LoggerMessage(LogLevel.Warning, "The studio's folder could not be cleared up; it is tried again in an hour.")]
    private partial void NotSwept(Exception fault);
}
