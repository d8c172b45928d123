using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>
/// The database of the studio: one SQLite file in write-ahead mode, with a schema that is versioned SQL. Connections are pooled: open one, use
/// it, dispose it. Safe to use from any thread.
/// </summary>
internal sealed class StudioDatabase
{
    // Waited for by a writer while another writes.
    private const int BusySeconds = 10;

    // SQLite's result codes.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int BadFile = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Protocol = 15;

    private readonly string _connection;

    /// <summary>Opens the database in a folder, which is made if it is not there, and brings its schema up to date.</summary>
    /// <exception cref="InvalidDataException">The file was made by a newer ClipPaste.</exception>
    /// <exception cref="SqliteException">The file cannot be opened or is damaged.</exception>
    public StudioDatabase(string folder)
    {
        Directory.CreateDirectory(folder);
        _connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "studio.db"), DefaultTimeout = BusySeconds, ForeignKeys = true }.ToString();
        Migrate();
    }

    /// <summary>Opens a connection; the caller disposes it.</summary>
    /// <param name="durable">Whether what it commits survives a power cut too: it is on the disk before the commit returns.</param>
    public SqliteConnection Open(bool durable = false)
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        // In write-ahead mode NORMAL survives every crash of the process; only a power cut may take the last moment.
        connection.Execute(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        return connection;
    }

    /// <summary>Whether a failure may pass by itself: another program holds the database, its disk is full or away for a moment.</summary>
    public static bool IsAway(SqliteException fault) => fault.SqliteErrorCode is Busy or Locked or BadFile or Full or CannotOpen or Protocol;

    private void Migrate()
    {
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.CreateFunction<byte[], string>("hashes_in", StoredHashes.In);
        var version = VersionOf(connection);
        if (version > StudioSchema.Steps.Length)
            throw new InvalidDataException("The studio's data was written by a newer version of ClipPaste. Update ClipPaste, or start it with another data folder.");
        while (version < StudioSchema.Steps.Length)
        {
            using var transaction = connection.BeginTransaction();
            // Another process may have been quicker: only now can nobody change it any more.
            version = VersionOf(connection);
            if (version >= StudioSchema.Steps.Length)
                return;
            connection.Execute(StudioSchema.Steps[version]);
            connection.Execute($"PRAGMA user_version = {++version}");
            transaction.Commit();
        }
    }

    private static int VersionOf(SqliteConnection connection)
    {
        using var stored = connection.Command("PRAGMA user_version");
        return Convert.ToInt32(stored.ExecuteScalar());
    }
}
