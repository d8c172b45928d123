using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Keep;

/// <summary>Finds out which stored objects the database names.</summary>
internal static class NamedObjects
{
    private const int HashLength = 64;

    /// <summary>
    /// Every value of every column of text that can be the name of an object, whatever the table: a table that somebody adds later is never forgotten.
    /// </summary>
    public static HashSet<string> In(SqliteConnection connection)
    {
        var columns = new List<(string Table, string Column)>();
        using (var command = connection.Command(
            """
            select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c
            where t.type = 'table' and t.name not like 'sqlite_%' and lower(c.type) = 'text'
            """))
        {
            using var row = command.ExecuteReader();
            while (row.Read())
                columns.Add((row.GetString(0), row.GetString(1)));
        }
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (table, column) in columns)
        {
            // The names are those of our own schema.
            using var command = connection.Command($"select distinct \"{column}\" from \"{table}\" where length(\"{column}\") = {HashLength}");
            using var row = command.ExecuteReader();
            while (row.Read())
                named.Add(row.GetString(0));
        }
        return named;
    }
}
