using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// A collage in one file (<c>.clippaste</c>): a zip archive of <c>collage.json</c>, the cut-outs as PNG and, where a run can go on,
/// <c>checkpoint.json</c>. It holds everything that rendering needs and no path of the machine it was made on.
/// </summary>
public static class ProjectFile
{
    private const string DocumentEntry = "collage.json";
    private const string CheckpointEntry = "checkpoint.json";
    private const int LargestJson = 8 << 20;
    private const int LargestImage = 64 << 20;
    private const int MostPieces = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IncludeFields = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="document">What to keep.</param>
    /// <param name="checkpoint">Where its run stands, or null.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="IOException">The file cannot be written; the message says why.</exception>
    public static void Save(string path, CollageDocument document, RunCheckpoint? checkpoint = null, CancellationToken token = default)
    {
        AtomicFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            var stored = StoredCollage.Of(document, out var images);
            WriteJson(archive, DocumentEntry, stored);
            if (checkpoint is not null)
                WriteJson(archive, CheckpointEntry, checkpoint);
            foreach (var (name, image) in images)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                ImageWriter.Write(image, entry, ImageFormat.Png, ImageMetadata.None, token: token);
            }
        });
    }

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is not a project of ours, or it is damaged; the message says which.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (CollageDocument Document, RunCheckpoint? Checkpoint) Load(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            byte[]? Part(string name, int most) => archive.GetEntry(name) is { } entry ? ReadBounded(entry, most) : null;
            var document = Read(Part, image => ImageReader.Read(image));
            var checkpoint = ReadJson<RunCheckpoint>(Part(CheckpointEntry, LargestJson));
            checkpoint?.Check(document.Pieces.Length);
            return (document, checkpoint);
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or ImageFormatException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is not a ClipPaste project, or it is damaged: {error.Message.TrimEnd('.')}.", error);
        }
    }

    /// <summary>Reads the collage in the parts of such a file; for files of unknown origin, whose pictures are not to be decoded just anywhere.</summary>
    /// <param name="part">The bytes of the part with this name, of which there may be at most so many; null where there is none.</param>
    /// <param name="decode">Decodes a picture; is given each once, however many cut-outs name it. Nothing else decodes any.</param>
    /// <exception cref="InvalidDataException">It is not a project of ours, or it is damaged; the message says which.</exception>
    public static CollageDocument Read(Func<string, int, byte[]?> part, Func<byte[], RgbaImage> decode)
    {
        var images = new Dictionary<string, RgbaImage>(StringComparer.Ordinal);
        try
        {
            var stored = ReadJson<StoredCollage>(part(DocumentEntry, LargestJson)) ?? throw new InvalidDataException("it holds no collage.json");
            stored.Check(MostPieces);
            return stored.ToDocument(name => images.TryGetValue(name, out var image) ? image
                : images[name] = decode(part(name, LargestImage) ?? throw new InvalidDataException($"the cut-out {name} is missing")));
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static void WriteJson<T>(ZipArchive archive, string name, T value)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
        JsonSerializer.Serialize(entry, value, Json);
    }

    private static T? ReadJson<T>(byte[]? text)
        where T : class => text is null ? null : JsonSerializer.Deserialize<T>(text, Json);

    // The length in a zip header may lie: what counts is what comes out.
    private static byte[] ReadBounded(ZipArchiveEntry entry, int most)
    {
        using var source = entry.Open();
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = source.Read(chunk)) > 0;)
        {
            if (buffer.Length + read > most)
                throw new InvalidDataException($"{entry.FullName} is larger than {most >> 20} MiB");
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }
}
