using System.Text.Json;

namespace ClipPaste.Engine.Vision.Weights;

/// <summary>
/// The header of a safetensors file: a JSON object that says for every array its number format, shape and place. Files come from anywhere,
/// so nothing in it is believed before it has been checked.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>Longest header that is read, as in the format's own implementation.</summary>
    public const int LongestHeader = 100_000_000;

    private const int MostDimensions = 16;

    /// <summary>Parses and checks a header.</summary>
    /// <param name="json">The header's bytes.</param>
    /// <param name="dataLength">Number of bytes behind the header.</param>
    /// <exception cref="InvalidDataException">The header contradicts itself or the file.</exception>
    public static Dictionary<string, StoredArray> Parse(ReadOnlyMemory<byte> json, long dataLength)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            var arrays = new Dictionary<string, StoredArray>();
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (entry.Name != "__metadata__" && !arrays.TryAdd(entry.Name, ParseArray(entry)))
                    throw new InvalidDataException($"The array {entry.Name} is named twice.");
            }
            CheckPlaces(arrays, dataLength);
            return arrays;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw new InvalidDataException($"The header of the safetensors file is not valid: {e.Message}", e);
        }
    }

    private static StoredArray ParseArray(JsonProperty entry)
    {
        var name = entry.Value.GetProperty("dtype").GetString();
        if (!Enum.TryParse<NumberKind>(name, out var kind) || kind.ToString() != name)
            throw new InvalidDataException($"The array {entry.Name} has the number format {name}, which is not supported.");
        var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64()).ToArray();
        var offsets = entry.Value.GetProperty("data_offsets");
        if (shape.Length > MostDimensions || shape.Any(side => side < 0) || offsets.GetArrayLength() != 2)
            throw new InvalidDataException($"The array {entry.Name} has no valid shape or place.");
        var start = offsets[0].GetInt64();
        var length = checked(offsets[1].GetInt64() - start);
        var expected = shape.Aggregate((long)SizeOf(kind), (product, side) => checked(product * side));
        if (length != expected)
            throw new InvalidDataException($"The array {entry.Name} takes {length} bytes, but its shape needs {expected}.");
        return new StoredArray(kind, shape, start, length);
    }

    private static void CheckPlaces(Dictionary<string, StoredArray> arrays, long dataLength)
    {
        var end = 0L;
        foreach (var (name, array) in arrays.OrderBy(entry => entry.Value.Start).ThenBy(entry => entry.Value.Length))
        {
            if (array.Start != end)
                throw new InvalidDataException($"The array {name} begins at byte {array.Start}, where {end} was expected: arrays overlap or leave gaps.");
            end += array.Length;
        }
        if (end != dataLength)
            throw new InvalidDataException($"The arrays take {end} bytes, but the file has {dataLength}: it is cut off or damaged; fetch it again.");
    }

    /// <summary>Bytes of one element.</summary>
    public static int SizeOf(NumberKind kind) => kind switch
    {
        NumberKind.Bool or NumberKind.U8 or NumberKind.I8 => 1,
        NumberKind.I16 or NumberKind.F16 or NumberKind.BF16 => 2,
        NumberKind.I32 or NumberKind.F32 => 4,
        _ => 8,
    };
}
