using System.Text.Json;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// Keeps cut-outs on disk, so that a photo is cut only once: by the photo's content, the request and the cutter's version.
/// </summary>
/// <remarks>Several processes may share a folder: entries appear whole or not at all.</remarks>
public sealed class CutoutCache
{
    private const string ListName = "cutouts.json";
    private readonly string folder;

    /// <summary>A cache in <paramref name="folder"/>, which is made when first written to.</summary>
    public CutoutCache(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        this.folder = folder;
    }

    /// <summary>The folder <c>cutouts</c> in <see cref="UserFolders.Cache"/>.</summary>
    public static string DefaultFolder => Path.Combine(UserFolders.Cache, "cutouts");

    /// <summary>
    /// The cut-outs kept for this photo and request, or else those that <paramref name="cut"/> makes, which are then kept.
    /// </summary>
    /// <param name="source">The photo; its id is part of the key.</param>
    /// <param name="request">What is wanted; part of the key.</param>
    /// <param name="variant">What else the result depends on, such as <see cref="PhotoCutter.Version"/>; letters, digits and
    /// hyphens.</param>
    /// <param name="cut">Does the work.</param>
    public IReadOnlyList<Cutout> GetOrCut(SourcePhoto source, CutoutRequest request, string variant, Func<IReadOnlyList<Cutout>> cut)
    {
        if (Read(source, request, variant) is { } kept)
            return kept;
        var made = cut();
        Write(source, request, variant, made);
        return made;
    }

    /// <summary>The cut-outs kept, or null when there are none or they cannot be read.</summary>
    public IReadOnlyList<Cutout>? Read(SourcePhoto source, CutoutRequest request, string variant)
    {
        var entry = EntryFolder(source, request, variant);
        try
        {
            using var list = File.OpenRead(Path.Combine(entry, ListName));
            var records = JsonSerializer.Deserialize<CutoutRecord[]>(list) ?? [];
            return [.. records.Select((record, number) => record.ToCutout(source, ImageReader.Read(ImagePath(entry, number))))];
        }
        catch (Exception damaged) when (damaged is IOException or JsonException or UnauthorizedAccessException or ImageFormatException)
        {
            return null;
        }
    }

    private void Write(SourcePhoto source, CutoutRequest request, string variant, IReadOnlyList<Cutout> cutouts)
    {
        var entry = EntryFolder(source, request, variant);
        var unfinished = $"{entry}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.unfinished";
        try
        {
            Directory.CreateDirectory(unfinished);
            for (var i = 0; i < cutouts.Count; i++)
                ImageWriter.Write(cutouts[i].Image, ImagePath(unfinished, i), ImageFormat.Png);
            File.WriteAllText(Path.Combine(unfinished, ListName), JsonSerializer.Serialize(cutouts.Select(CutoutRecord.Of)));
            if (Directory.Exists(entry))
                Directory.Delete(entry, recursive: true);
            Directory.Move(unfinished, entry);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written to (a full disk, another process faster with the same entry) costs time, never the result.
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    private string EntryFolder(SourcePhoto source, CutoutRequest request, string variant)
    {
        if (source.Id.Length < 2 || !source.Id.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"'{source.Id}' is not the hash of a photo.", nameof(source));
        if (!variant.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new ArgumentException($"'{variant}' holds something else than letters, digits and hyphens.", nameof(variant));
        return Path.Combine(folder, source.Id[..2], $"{source.Id}-{request.Kind?.ToString() ?? "any"}-{request.Limit}-{variant}");
    }

    private static string ImagePath(string entry, int number) => Path.Combine(entry, $"{number}.png");

    private sealed record CutoutRecord(PixelBox Box, CutoutKind Kind, double Quality, CutSides CutSides)
    {
        public static CutoutRecord Of(Cutout cutout) => new(cutout.Box, cutout.Kind, cutout.Quality, cutout.CutSides);

        public Cutout ToCutout(SourcePhoto source, RgbaImage image) => new(source, Box, image, Kind, Quality) { CutSides = CutSides };
    }
}
