using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Keep;

/// <summary>The parts of a collage file of unknown origin. Nothing in it is believed: not its lengths, not its names, not its hashes.</summary>
internal sealed class ArchiveParts : IDisposable
{
    /// <summary>Longest file, in bytes.</summary>
    public const long MostBytes = 200L << 20;

    private const int MostDirectoryBytes = 256 << 10;
    private const int MostEntries = 1000;
    private const int MostText = 8 << 20;
    private const int MostObject = 64 << 20;

    private readonly ZipArchive _archive;
    private readonly ImmutableDictionary<string, ZipArchiveEntry> _entries;
    private long _left = 2 * MostBytes;

    private ArchiveParts(ZipArchive archive, ImmutableDictionary<string, ZipArchiveEntry> entries) => (_archive, _entries) = (archive, entries);

    /// <summary>Opens a file.</summary>
    /// <param name="file">Can be searched in; it stays open.</param>
    /// <exception cref="ArchiveException">It is no such archive, or holds too much.</exception>
    public static ArchiveParts Open(Stream file)
    {
        if (file.Length > MostBytes)
            throw new ArchiveException(ArchiveRefusal.TooLarge);
        CheckDirectory(file);
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries)
                throw new ArchiveException(ArchiveRefusal.TooLarge);
            return new ArchiveParts(archive, archive.Entries.ToImmutableDictionary(entry => entry.FullName, StringComparer.Ordinal));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or ArgumentException)
        {
            archive?.Dispose();
            throw new ArchiveException(ArchiveRefusal.NotACollage, fault);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>A part that is text.</summary>
    /// <exception cref="ArchiveException">It is missing, too long or damaged.</exception>
    public T Text<T>(string name)
        where T : class
    {
        try
        {
            return StateJson.ReadText<T>(Read(name, MostText));
        }
        catch (InvalidDataException fault)
        {
            throw new ArchiveException(ArchiveRefusal.Damaged, fault);
        }
    }

    /// <summary>The bytes of an object, which are those that its name says.</summary>
    /// <exception cref="ArchiveException">It is missing, too long, or not what its name says.</exception>
    public byte[] Object(string hash)
    {
        var bytes = Read(ArchiveManifest.Objects + hash, MostObject);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash ? bytes : throw new ArchiveException(ArchiveRefusal.Damaged);
    }

    /// <summary>All bytes of a part, of which there may be at most so many; null where there is none.</summary>
    /// <exception cref="ArchiveException">It is damaged or too long.</exception>
    public byte[]? Find(string name, int most) => _entries.ContainsKey(name) ? Read(name, most) : null;

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    // What counts is what comes out: the length that is written before it may lie.
    private byte[] Read(string name, int most)
    {
        if (!_entries.TryGetValue(name, out var entry))
            throw new ArchiveException(ArchiveRefusal.Damaged);
        try
        {
            using var source = entry.Open();
            using var bytes = new MemoryStream();
            var chunk = new byte[81920];
            for (int read; (read = source.Read(chunk)) > 0; bytes.Write(chunk, 0, read))
            {
                _left -= read;
                if (bytes.Length + read > most || _left < 0)
                    throw new ArchiveException(ArchiveRefusal.TooLarge);
            }
            return bytes.ToArray();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            throw new ArchiveException(ArchiveRefusal.Damaged, fault);
        }
    }

    // The directory at the end is read as a whole into memory, however many millions of names it has: its length is looked at first.
    private static void CheckDirectory(Stream file)
    {
        const int End = 22;
        var tail = new byte[Math.Min(file.Length, End + ushort.MaxValue)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        file.Seek(0, SeekOrigin.Begin);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < End)
            throw new ArchiveException(ArchiveRefusal.NotACollage);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 12));
        var begin = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        if (size > MostDirectoryBytes || begin + (long)size != file.Length - tail.Length + at)
            throw new ArchiveException(ArchiveRefusal.NotACollage);
    }
}
