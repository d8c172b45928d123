using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClipPaste.Web.Store;

/// <summary>The form in which records lie in the database: JSON, compressed.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IncludeFields = true,
        RespectNullableAnnotations = true,
        // A record of an older form must not come back with holes in it.
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes a value.</summary>
    public static byte[] Write<T>(T value)
    {
        using var bytes = new MemoryStream();
        using (var compressed = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(compressed, value, Options);
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else, or damaged.</exception>
    public static T Read<T>(byte[] bytes)
        where T : class
    {
        try
        {
            using var compressed = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(compressed, Options) ?? throw new InvalidDataException("A record of the studio's database is empty.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"A record of the studio's database is damaged: {error.Message}", error);
        }
    }

    /// <summary>Writes a value as plain JSON, for files that leave the studio.</summary>
    public static byte[] WriteText<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Reads plain JSON.</summary>
    /// <exception cref="InvalidDataException">It is something else, or damaged.</exception>
    public static T ReadText<T>(byte[] text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new InvalidDataException("A record is empty.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"A record is damaged: {error.Message}", error);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null where it has another form.</summary>
    public static T? TryRead<T>(byte[] bytes)
        where T : class
    {
        try
        {
            return Read<T>(bytes);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
