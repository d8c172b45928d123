using System.IO.Compression;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Keep;

/// <summary>Makes a data folder of a backup. Everything is unpacked and verified beside the folder before the folder is touched.</summary>
/// <param name="clock">Names what is moved aside.</param>
internal sealed class StudioRestore(TimeProvider clock)
{
    private const long MostManifest = 64L << 20;

    /// <summary>Restores.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="data">The data folder; must not be in use. What is there is moved aside.</param>
    /// <returns>Files restored, and where the former folder is now; null where there was none.</returns>
    /// <exception cref="InvalidDataException">The backup is damaged or something else; nothing was changed.</exception>
    /// <exception cref="IOException">The disk is full or refuses; nothing was changed.</exception>
    public (int Files, string? Former) Restore(string file, string data)
    {
        data = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data));
        var fresh = $"{data}.{Environment.ProcessId}.restoring";
        try
        {
            var count = Unpack(file, fresh);
            CheckDatabase(Path.Combine(fresh, StudioBackup.Database));
            string? former = null;
            if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
                Directory.Move(data, former = $"{data}.before-restore-{clock.GetUtcNow():yyyyMMdd-HHmmss}");
            else if (Directory.Exists(data))
                Directory.Delete(data);
            Directory.Move(fresh, data);
            return (count, former);
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    /// <summary>Whether a program has the folder's database open; only Linux tells.</summary>
    public static bool IsInUse(string data)
    {
        var database = Path.Combine(Path.GetFullPath(data), StudioBackup.Database);
        return Directory.Exists("/proc/self/fd") && Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _)).Any(process =>
        {
            try
            {
                return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(open => new FileInfo(open).LinkTarget == database);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        });
    }

    private static int Unpack(string file, string folder)
    {
        using var stream = File.OpenRead(file);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var manifest = ReadManifest(archive);
            Directory.CreateDirectory(folder);
            foreach (var one in manifest.Files)
            {
                var path = Path.GetFullPath(Path.Combine(folder, one.Name));
                if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                    throw new InvalidDataException($"it names a file outside the data folder: {one.Name}");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var entry = (archive.GetEntry(one.Name) ?? throw new InvalidDataException($"{one.Name} is missing")).Open();
                using var to = new FileStream(path, FileMode.CreateNew);
                if (HashedCopy.Copy(entry, to) != (one.Bytes, one.Hash))
                    throw new InvalidDataException($"{one.Name} is not what was saved");
                to.Flush(flushToDisk: true);
            }
            return manifest.Files.Length;
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)} is no backup of ClipPaste, or it is damaged: {fault.Message.TrimEnd('.')}. Nothing was changed.", fault);
        }
    }

    private static BackupManifest ReadManifest(ZipArchive archive)
    {
        if (archive.GetEntry(BackupManifest.Entry) is not { Length: <= MostManifest } entry)
            throw new InvalidDataException("it has no list of its files");
        using var text = new MemoryStream();
        using (var source = entry.Open())
            source.CopyTo(text);
        var manifest = StateJson.ReadText<BackupManifest>(text.ToArray());
        return manifest is { Format: BackupManifest.CurrentFormat, Files.IsDefault: false } ? manifest : throw new InvalidDataException("it is of another form");
    }

    private static void CheckDatabase(string path)
    {
        if (!File.Exists(path))
            throw new InvalidDataException("The backup holds no database. Nothing was changed.");
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        StudioBackup.Check(connection);
    }
}
