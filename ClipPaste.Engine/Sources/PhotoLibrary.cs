using System.Runtime.CompilerServices;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Sources;

/// <summary>
/// A folder of photos whose titles, authors and licences stand in <c>manifest.json</c>, such as the starter photos. It is read and checked
/// when first asked, and kept. Use from one thread at a time.
/// </summary>
public sealed class PhotoLibrary : IPhotoSource
{
    private readonly string _folder;
    private readonly Action<string> _warn;
    private IReadOnlyList<SourcePhoto>? _photos;

    /// <param name="folder">The folder that holds the manifest.</param>
    /// <param name="warn">Receives a sentence for each row that is left out, and why.</param>
    public PhotoLibrary(string folder, Action<string> warn)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(warn);
        (_folder, _warn) = (Path.GetFullPath(folder), warn);
    }

    /// <inheritdoc/>
    public string Name => "library";

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is no manifest.</exception>
    /// <exception cref="InvalidDataException">The manifest is not a list in JSON.</exception>
    public async IAsyncEnumerable<SourcePhoto> FindAsync(
        KeyPhrase phrase, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _photos ??= await Task.Run(() => Load(cancellationToken), cancellationToken);
        foreach (var photo in WordMatch.BestFirst(_photos, phrase).Take(limit))
            yield return photo;
    }

    private List<SourcePhoto> Load(CancellationToken cancellationToken)
    {
        var photos = new List<SourcePhoto>();
        foreach (var row in LibraryManifest.Read(_folder, _warn))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Fault(row) is { } fault)
                _warn($"{row.File} of the photo library is left out: {fault}.");
            else
                photos.Add(ToPhoto(row));
        }
        return photos;
    }

    /// <summary>What is wrong with a row; null where nothing is.</summary>
    private string? Fault(LibraryRow row)
    {
        if (row is not { Title.Length: > 0, Author.Length: > 0, Licence.Length: > 0, Source.Length: > 0 })
            return "its title, author, licence or source is missing";
        if (row.Width < 1 || row.Height < 1)
            return "its size is missing";
        var path = PathOf(row);
        if (!path.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return "it lies outside the library";
        try
        {
            if (!File.Exists(path))
                return "the file is missing";
            return FileHash.Of(path) == row.Sha256 ? null : "the file is not the one that the manifest describes";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be read ({e.Message})";
        }
    }

    private string PathOf(LibraryRow row) => Path.GetFullPath(Path.Combine(_folder, row.File!));

    private SourcePhoto ToPhoto(LibraryRow row) => new(
        row.Sha256!,
        PathOf(row),
        row.Width,
        row.Height,
        new Credit(row.Title!, row.Author!, row.Licence!, row.Source!, row.LicenceAddress),
        new[] { row.Caption }.Concat(row.Words ?? []).OfType<string>().Where(words => words.Length > 0).ToArray());
}
