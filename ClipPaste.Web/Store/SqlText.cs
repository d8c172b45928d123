using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>Shorter words for statements with parameters.</summary>
internal static class SqlText
{
    /// <summary>Prepares a statement; the caller disposes it.</summary>
    /// <param name="connection">Where it will run.</param>
    /// <param name="sql">A constant of the stores; what users send comes in the parameters.</param>
    /// <param name="parameters">Names, with the dollar sign, and values; null becomes SQL's null.</param>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // See the parameter's description.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows it changed.</returns>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }
}
