using System.Collections.Immutable;
using System.IO.Compression;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Keep;

/// <summary>
/// Copies all data of a studio into one file, while the studio runs or not: the database as it is at one moment, then every other file, each with its
/// hash. Objects never change and are cleared away only a day after nothing names them, so that the copy of the database finds all of its own.
/// </summary>
/// <param name="clock">Dates backups.</param>
internal sealed class StudioBackup(TimeProvider clock)
{
    /// <summary>Name of the database in the data folder.</summary>
    public const string Database = "studio.db";

    // What belongs to a program that runs: files on their way in, and its locks.
    private static readonly string[] Passing = ["uploads/", "instances/"];

    /// <summary>Writes a backup, whole or not at all.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="file">The backup; replaced if it is there.</param>
    /// <returns>Files and bytes that were copied.</returns>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    /// <exception cref="InvalidDataException">The database is damaged.</exception>
    public (int Files, long Bytes) Write(string data, string file)
    {
        var copy = $"{Path.GetFullPath(file)}.{Environment.ProcessId}.db.part";
        try
        {
            CopyDatabase(Path.Combine(data, Database), copy);
            var files = ImmutableArray.CreateBuilder<BackedUpFile>();
            AtomicFile.Write(file, stream =>
            {
                using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
                files.Add(Add(archive, copy, Database));
                foreach (var (path, name) in FilesOf(data, Path.GetFullPath(file)))
                {
                    // An export may be replaced by newer ones at any time.
                    if (File.Exists(path))
                        files.Add(Add(archive, path, name));
                }
                using var entry = archive.CreateEntry(BackupManifest.Entry, CompressionLevel.Optimal).Open();
                entry.Write(StateJson.WriteText(new BackupManifest(BackupManifest.CurrentFormat, clock.GetUtcNow(), files.ToImmutable())));
            });
            return (files.Count, files.Sum(one => one.Bytes));
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Refuses a database that is damaged.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    internal static void Check(SqliteConnection connection)
    {
        using var command = connection.Command("PRAGMA integrity_check(1)");
        if (command.ExecuteScalar() is not "ok")
            throw new InvalidDataException("The studio's database is damaged.");
    }

    private static void CopyDatabase(string from, string to)
    {
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Pooling = false }.ToString());
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);
        // One file, without a log beside it.
        copy.Execute("PRAGMA journal_mode = DELETE");
        Check(copy);
    }

    private static IEnumerable<(string Path, string Name)> FilesOf(string data, string without) =>
        from path in Directory.EnumerateFiles(data, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        let name = Path.GetRelativePath(data, path).Replace('\\', '/')
        where !name.StartsWith(Database, StringComparison.Ordinal) && !Passing.Any(folder => name.StartsWith(folder, StringComparison.Ordinal))
            && !name.EndsWith(".part", StringComparison.Ordinal) && Path.GetFullPath(path) != without
        orderby name
        select (path, name);

    private static BackedUpFile Add(ZipArchive archive, string path, string name)
    {
        using var source = File.OpenRead(path);
        using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        var (bytes, hash) = HashedCopy.Copy(source, entry);
        return new BackedUpFile(name, bytes, hash);
    }
}
