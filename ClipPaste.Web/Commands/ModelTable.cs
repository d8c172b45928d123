using ClipPaste.Engine.Models;

namespace ClipPaste.Web.Commands;

/// <summary>Writes the table of models that <c>models list</c> shows.</summary>
internal static class ModelTable
{
    /// <summary>One line for each model: name, size, licence, purpose, and where it is or how to get it.</summary>
    internal static void Write(TextWriter to, ModelStore store)
    {
        string[][] rows =
        [
            ["NAME", "SIZE", "LICENCE", "FOR", "WHERE"],
            .. ModelRegistry.All.Select(
                file => (string[])[file.Name, $"{file.Size / 1e6:F1} MB", file.Licence, file.Purpose, Place(file, store)]),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column == 1 ? cell.PadLeft(widths[1]) : cell.PadRight(widths[column]));
            to.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private static string Place(ModelFile file, ModelStore store)
    {
        if (store.Find(file) is not { } path)
            return file.Address is null ? "missing: run ./clippaste up" : $"not here: ./clippaste models get {file.Name}";
        return new FileInfo(path).Length == file.Size ? path : $"{path} (not the published file)";
    }
}
