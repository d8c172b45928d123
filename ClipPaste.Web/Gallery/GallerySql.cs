using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Gallery;

/// <summary>What the statements of galleries have in common.</summary>
internal static class GallerySql
{
    /// <summary>Adds further parameters.</summary>
    public static void Add(this SqliteCommand command, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
    }

    /// <summary>Reads an outline from rows of time and id, in their order.</summary>
    public static GalleryOutline ReadOutline(this SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var marks = ImmutableArray.CreateBuilder<string>();
        var count = 0;
        while (row.Read())
        {
            if (++count % GalleryOutline.PageLength == 0)
                marks.Add(new GalleryKey(row.GetInt64(0), row.GetString(1)).ToString());
        }
        return new GalleryOutline(count, marks.ToImmutable());
    }
}
