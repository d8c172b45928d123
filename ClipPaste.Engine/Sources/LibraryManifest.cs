using System.Text.Json;

namespace ClipPaste.Engine.Sources;

/// <summary>Reads <c>manifest.json</c> of a photo library: a list of rows, one a photo.</summary>
internal static class LibraryManifest
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The rows that can be understood; the others are reported and left out.</summary>
    /// <param name="folder">The library.</param>
    /// <param name="warn">Receives a sentence for each row left out.</param>
    /// <exception cref="FileNotFoundException">There is no manifest.</exception>
    /// <exception cref="InvalidDataException">The manifest is not a list in JSON.</exception>
    public static IReadOnlyList<LibraryRow> Read(string folder, Action<string> warn)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"The photo library has no manifest ({path}): install ClipPaste again, or work with photos of your own.", path);
        }
        using var json = Parse(path);
        if (json.RootElement.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"{path} must hold a list of photos.");
        var rows = new List<LibraryRow>();
        foreach (var (number, element) in json.RootElement.EnumerateArray().Index())
        {
            try
            {
                var row = element.Deserialize<LibraryRow>(Options);
                rows.Add(row is { File.Length: > 0 } ? row : throw new JsonException("it names no file"));
            }
            catch (JsonException e)
            {
                warn($"Row {number + 1} of {path} is left out: {e.Message}");
            }
        }
        return rows;
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is not valid JSON: {e.Message}", e);
        }
    }
}

/// <summary>One row of the manifest, with the names of its fields.</summary>
internal sealed record LibraryRow(
    string? File,
    string? Sha256,
    int Width,
    int Height,
    string? Title,
    string? Author,
    string? Licence,
    string? LicenceAddress,
    string? Source,
    string? Caption,
    string? Category,
    IReadOnlyList<string>? Words);
