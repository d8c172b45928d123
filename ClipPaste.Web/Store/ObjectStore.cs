using System.Security.Cryptography;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Web.Store;

/// <summary>
/// Files named after their content: pictures of cut-outs, textures, thumbnails, exports. The same bytes are kept once; a file appears whole or
/// not at all. Safe to use from any thread and process.
/// </summary>
internal sealed class ObjectStore
{
    private readonly string _folder;

    /// <summary>A store in <paramref name="folder"/>, which is made when first written to.</summary>
    public ObjectStore(string folder) => _folder = Path.GetFullPath(folder);

    /// <summary>Keeps bytes.</summary>
    /// <returns>Their lower-case hexadecimal SHA-256, by which they are found again.</returns>
    /// <exception cref="IOException">They cannot be written; the message says why.</exception>
    public string Put(ReadOnlyMemory<byte> bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(hash);
        if (!Refresh(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, stream => stream.Write(bytes.Span));
        }
        return hash;
    }

    /// <summary>All files of the store, broken off ones too.</summary>
    public IEnumerable<FileInfo> Files() => Directory.Exists(_folder) ? new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories) : [];

    // Whoever stores what is there already is about to name it: to those who clear up it is new. A file that is taken away this moment is not there.
    private static bool Refresh(string path)
    {
        try
        {
            if (!File.Exists(path))
                return false;
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The file of an object; null where there is none or the text is no hash.</summary>
    public string? Find(string hash)
    {
        if (!IsHash(hash))
            return null;
        var path = PathOf(hash);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Bytes of an object; 0 where there is none.</summary>
    public long BytesOf(string hash) => IsHash(hash) && new FileInfo(PathOf(hash)) is { Exists: true } file ? file.Length : 0;

    /// <summary>Whether a text can be the name of an object.</summary>
    public static bool IsHash(string text) =>
        text.Length == 2 * SHA256.HashSizeInBytes && text.All(letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    /// <summary>Bytes of all objects. It looks at every file.</summary>
    public long Size() => Directory.Exists(_folder)
        ? new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : 0;

    private string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash);
}
