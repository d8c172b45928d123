using System.IO.Compression;
using System.Text.Json;

namespace ClipPaste.Web.Store;

/// <summary>Finds the names of objects in stored values of any form, older ones too; steps of the schema use it.</summary>
internal static class StoredHashes
{
    private const string Address = "/objects/";

    /// <summary>The hashes in a value that <see cref="StateJson.Write"/> wrote, as a JSON list; of a damaged value, those before the damage.</summary>
    public static string In(byte[] value)
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        AddTo(hashes, value);
        return JsonSerializer.Serialize(hashes);
    }

    /// <summary>Adds the hashes in such a value, also those in addresses of objects, to others.</summary>
    /// <returns>False where the value is damaged, and names perhaps more.</returns>
    public static bool AddTo(HashSet<string> hashes, byte[] value)
    {
        try
        {
            using var plain = new MemoryStream();
            using (var compressed = new BrotliStream(new MemoryStream(value), CompressionMode.Decompress))
                compressed.CopyTo(plain);
            var reader = new Utf8JsonReader(plain.GetBuffer().AsSpan(0, (int)plain.Length));
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.String || reader.GetString() is not { } text)
                    continue;
                var name = text.StartsWith(Address, StringComparison.Ordinal) ? text[Address.Length..] : text;
                if (ObjectStore.IsHash(name))
                    hashes.Add(name);
            }
            return true;
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
