using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Work;

/// <summary>
/// The decoded pictures of cut-outs. The ones used last are kept up to a number of bytes; beyond that a picture stays the same object for as
/// long as somebody uses it. Safe to use from any thread.
/// </summary>
/// <param name="objects">Where the pictures are stored.</param>
/// <param name="mostBytes">Bytes of pixels to keep.</param>
internal sealed class CollagePictures(ObjectStore objects, long mostBytes = CollagePictures.DefaultBytes)
{
    private const long DefaultBytes = 512L << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, WeakReference<RgbaImage>> _known = [];
    private readonly LinkedList<(string Hash, RgbaImage Image)> _kept = [];
    private long _bytes;

    /// <summary>A stored picture.</summary>
    /// <param name="hash">Its name in the object store.</param>
    /// <exception cref="FileNotFoundException">It is not stored.</exception>
    /// <exception cref="ImageFormatException">What is stored is no picture.</exception>
    public RgbaImage Get(string hash)
    {
        lock (_gate)
        {
            if (Known(hash) is { } known)
                return Keep(hash, known);
        }
        // Decoded outside the lock: a second caller of the same picture may decode it too, and then takes the first one's.
        var image = ImageReader.Read(objects.Find(hash)
            ?? throw new FileNotFoundException("A picture of this project is missing from the studio's folder. Cut it out again."));
        lock (_gate)
            return Keep(hash, Known(hash) ?? image);
    }

    private RgbaImage? Known(string hash) => _known.TryGetValue(hash, out var reference) && reference.TryGetTarget(out var image) ? image : null;

    private RgbaImage Keep(string hash, RgbaImage image)
    {
        for (var node = _kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Hash != hash)
                continue;
            _kept.Remove(node);
            _kept.AddFirst(node);
            return image;
        }
        _known[hash] = new(image);
        _kept.AddFirst((hash, image));
        for (_bytes += image.Pixels.Length; _bytes > mostBytes && _kept.Count > 1; _kept.RemoveLast())
            _bytes -= _kept.Last!.Value.Image.Pixels.Length;
        if (_known.Count > 2 * _kept.Count + 64)
            _known.Where(entry => !entry.Value.TryGetTarget(out _)).Select(entry => entry.Key).ToList().ForEach(gone => _known.Remove(gone));
        return image;
    }
}
