using System.Collections.Frozen;

namespace ClipPaste.Engine.Sources;

/// <summary>Lists the files below a folder that pretend to be pictures by their names.</summary>
/// <param name="root">The folder; links are not followed and hidden files not looked at.</param>
/// <param name="warn">Receives a sentence for each file that is left out, and why.</param>
public sealed class PictureFiles(string root, Action<string> warn)
{
    /// <summary>More files than this are not looked at, so that a whole disk named by mistake does no harm.</summary>
    public const int MostFiles = 5000;

    private const int DeepestFolder = 16;

    private static readonly FrozenSet<string> Endings = new[]
    {
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".heic", ".heif", ".avif", ".jxl", ".svg",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly List<string> _files = [];

    /// <summary>Full paths, in the order of their names.</summary>
    public IReadOnlyList<string> List()
    {
        AddFolder(new DirectoryInfo(root), 0);
        if (_files.Count == MostFiles)
            warn($"Only the first {MostFiles} pictures of {root} are looked at.");
        return _files;
    }

    private void AddFolder(DirectoryInfo folder, int depth)
    {
        foreach (var entry in Entries(folder))
        {
            if (_files.Count == MostFiles)
                return;
            if (entry.Name.StartsWith('.') || (entry is FileInfo && !Endings.Contains(entry.Extension)))
                continue;
            if (entry.LinkTarget is not null)
                warn($"{Path.GetRelativePath(root, entry.FullName)} is left out: it is a link; copy what it leads to into the folder.");
            else if (entry is DirectoryInfo inner && depth < DeepestFolder)
                AddFolder(inner, depth + 1);
            else if (entry is FileInfo { Length: 0 })
                warn($"{Path.GetRelativePath(root, entry.FullName)} is left out: it is empty, or not an ordinary file.");
            else if (entry is FileInfo)
                _files.Add(entry.FullName);
        }
    }

    private FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warn($"{Path.GetRelativePath(root, folder.FullName)} is left out: {e.Message}");
            return [];
        }
    }
}
