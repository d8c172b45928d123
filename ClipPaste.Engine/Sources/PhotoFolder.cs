using System.Runtime.CompilerServices;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Sources;

/// <summary>
/// A user's own photos: any folder with all folders below it. It is read when first asked, and kept. Links are not followed and hidden
/// files
/// not looked at; what cannot be read is reported and left out. Use from one thread at a time.
/// </summary>
public sealed class PhotoFolder : IPhotoSource
{
    private readonly string _folder;
    private readonly Action<string> _warn;
    private IReadOnlyList<SourcePhoto>? _photos;

    /// <param name="folder">The folder.</param>
    /// <param name="warn">Receives a sentence for each file that is left out, and why.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public PhotoFolder(string folder, Action<string> warn)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(warn);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}' to take photos from.");
        (_folder, _warn) = (Path.GetFullPath(folder), warn);
    }

    /// <inheritdoc/>
    public string Name => "own photos";

    /// <inheritdoc/>
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
        var photos = new Dictionary<string, SourcePhoto>(StringComparer.Ordinal);
        var order = new List<SourcePhoto>();
        foreach (var path in new PictureFiles(_folder, _warn).List())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var photo = Read(path);
                if (photos.TryAdd(photo.Id, photo))
                    order.Add(photo);
            }
            catch (Exception e) when (e is ImageFormatException or IOException or UnauthorizedAccessException)
            {
                _warn($"{Path.GetRelativePath(_folder, path)} is left out: {e.Message}");
            }
        }
        if (order.Count == 0)
            _warn($"There is no photo in {_folder} that can be used.");
        return order;
    }

    private SourcePhoto Read(string path)
    {
        var header = ImageReader.ReadHeader(path);
        var relative = Path.GetRelativePath(_folder, path);
        var title = Path.GetFileNameWithoutExtension(path);
        var words = new[] { FileNameWords.Of(title), FileNameWords.Of(Path.GetDirectoryName(relative) ?? "") };
        var credit = new Credit(title, "unknown", "own photo", relative);
        return new SourcePhoto(FileHash.Of(path), path, header.Width, header.Height, credit, words.Where(w => w.Length > 0).ToArray());
    }
}
