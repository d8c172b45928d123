using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>Keeps finished exports: files in a folder, and what they are in the database. Safe to use from any thread.</summary>
/// <param name="database">Where the list is.</param>
/// <param name="folder">Where the files are; made when first written to.</param>
/// <param name="clock">Times exports.</param>
/// <param name="quotas">How many bytes an account may have; null for any number.</param>
/// <param name="reserve">What must stay free of the disk; null for nothing.</param>
internal sealed class ExportStore(StudioDatabase database, string folder, TimeProvider clock, AccountQuotas? quotas = null, DiskReserve? reserve = null)
{
    /// <summary>Exports kept of a project; older ones go.</summary>
    public const int MostKept = 20;

    private static readonly TimeSpan BeingWritten = TimeSpan.FromHours(1);

    private const string Columns = "id, name, type, bytes, made";

    /// <summary>Keeps an export.</summary>
    /// <param name="project">Its project.</param>
    /// <param name="name">The file name that a browser saves it under.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="write">Writes the file at the path it is given.</param>
    /// <param name="along">Written in the same transaction, which it refuses by throwing; null for nothing.</param>
    /// <param name="film">Asked once the file is written: the run that it shows as a time-lapse, and no other; null for none.</param>
    /// <param name="job">The job that makes it; null for none.</param>
    /// <exception cref="IOException">The disk is full or refuses; nothing is left of the export.</exception>
    /// <exception cref="QuotaException">Its owner's account is full; nothing is left of the export.</exception>
    public FinishedExport Add(
        string project, string name, string type, Action<string> write, Action<SqliteConnection>? along = null, Func<string?>? film = null, string? job = null)
    {
        reserve?.Require();
        Directory.CreateDirectory(folder);
        var id = UnguessableId.New();
        var path = PathOf(id);
        try
        {
            write(path);
            var export = new FinishedExport(id, name, type, new FileInfo(path).Length, clock.GetUtcNow());
            using var connection = database.Open(durable: true);
            using var transaction = connection.BeginTransaction();
            if (!HasRoom(connection, project, export.Bytes))
                throw new QuotaException(AccountQuota.Storage);
            along?.Invoke(connection);
            connection.Execute(
                "insert into exports (id, project, name, type, bytes, made, film, job) values ($id, $project, $name, $type, $bytes, $made, $film, $job)",
                ("$id", id), ("$project", project), ("$name", name), ("$type", type), ("$bytes", export.Bytes), ("$made", export.Made.ToUnixTimeMilliseconds()),
                ("$film", film?.Invoke()), ("$job", job));
            var old = Prune(connection, project);
            transaction.Commit();
            old.ForEach(File.Delete);
            return export;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>An export of one of an account's own projects, and its file; null where they have none of this id any more.</summary>
    public (FinishedExport Export, string Path)? Find(string owner, string id)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            $"select {Columns} from exports where id = $id and project in (select id from projects where owner = $owner)", ("$id", id), ("$owner", owner));
        return Read(command).FirstOrDefault() is { } export && File.Exists(PathOf(export.Id)) ? (export, PathOf(export.Id)) : null;
    }

    /// <summary>Id of the export that a job has made; null where it has made none, or where that is gone.</summary>
    public string? MadeBy(string job)
    {
        using var connection = database.Open();
        using var command = connection.Command("select id from exports where job = $job", ("$job", job));
        return command.ExecuteScalar() as string;
    }

    /// <summary>The newest exported time-lapse that shows the whole of a run of a project and nothing else, and its file; null where there is none.</summary>
    public (FinishedExport Export, string Path)? Film(string project, string run)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            $"""
            select {Columns} from exports
            where project = $project and film = $run and made >= (select ended from runs where id = $run and project = $project) order by made desc, rowid desc
            """, ("$project", project), ("$run", run));
        return Read(command).FirstOrDefault(export => File.Exists(PathOf(export.Id))) is { } export ? (export, PathOf(export.Id)) : null;
    }

    /// <summary>The exports of a project, the newest first.</summary>
    public ImmutableArray<FinishedExport> Of(string project)
    {
        using var connection = database.Open();
        using var command = connection.Command($"select {Columns} from exports where project = $project order by made desc, rowid desc", ("$project", project));
        return Read(command);
    }

    /// <summary>Deletes the files of exports that are on no list: their projects were deleted, or the program was ended while it wrote.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(folder))
            return;
        using var connection = database.Open();
        using var command = connection.Command($"select {Columns} from exports");
        var listed = Read(command).Select(export => export.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !listed.Contains(Path.GetFileName(file)) && IsOld(file)))
            File.Delete(file);
    }

    private bool HasRoom(SqliteConnection connection, string project, long bytes)
    {
        using var command = connection.Command("select owner from projects where id = $project", ("$project", project));
        return quotas is null || command.ExecuteScalar() is not string owner || bytes <= quotas.Of(connection, owner).Bytes - AccountQuotas.UseOf(connection, owner).Bytes;
    }

    private List<string> Prune(SqliteConnection connection, string project)
    {
        const string Old = "select id from exports where project = $project order by made desc, rowid desc limit -1 offset $most";
        using var command = connection.Command($"delete from exports where id in ({Old}) returning id", ("$project", project), ("$most", MostKept));
        using var row = command.ExecuteReader();
        var files = new List<string>();
        while (row.Read())
            files.Add(PathOf(row.GetString(0)));
        return files;
    }

    private static ImmutableArray<FinishedExport> Read(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var exports = ImmutableArray.CreateBuilder<FinishedExport>();
        while (row.Read())
            exports.Add(new FinishedExport(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4))));
        return exports.ToImmutable();
    }

    // A file that was touched of late may be one that is being written, by this process or another.
    private bool IsOld(string file) => clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file) > BeingWritten;

    private string PathOf(string id) => Path.Combine(folder, id);
}
