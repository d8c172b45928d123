using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <summary>Reads jobs out of the database.</summary>
internal static class JobRow
{
    /// <summary>The columns, in the order of <see cref="Read(SqliteDataReader)"/>.</summary>
    public const string Columns = "id, kind, project, owner, size, payload, state, wish, fence, told";

    /// <summary>All rows that a statement gives.</summary>
    public static ImmutableArray<Job> Read(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var jobs = ImmutableArray.CreateBuilder<Job>();
        while (row.Read())
            jobs.Add(Read(row));
        return jobs.ToImmutable();
    }

    /// <summary>The row at which a reader stands.</summary>
    public static Job Read(SqliteDataReader row) => new(
        row.GetString(0), Word<JobKind>(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetFieldValue<byte[]>(5),
        Word<JobState>(row.GetString(6)), Word<JobWish>(row.GetString(7)), row.GetInt64(8), row.IsDBNull(9) ? null : row.GetString(9));

    /// <summary>The word that stands for a value in the database.</summary>
    public static string Text<T>(T value)
        where T : struct, Enum
#pragma warning disable CA1308 // The database holds lower-case words.
        => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>The value that a word in the database stands for.</summary>
    public static T Word<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);
}
