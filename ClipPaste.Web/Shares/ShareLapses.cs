using System.Collections.Frozen;
using System.IO.Compression;
using System.Text.Json;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using Microsoft.Extensions.Caching.Memory;

namespace ClipPaste.Web.Shares;

/// <summary>
/// The time-lapses of links, each worked out once for all who look at it in turn. Links tell only of runs that are over, so nothing that is
/// remembered grows old; what is not asked for makes room for others. Safe to use from any thread.
/// </summary>
internal sealed class ShareLapses(RunStore runs, ShareRuns history) : IDisposable
{
    private const long MostBytes = 32 << 20;
    private const int BytesPerHash = 160;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly SemaphoreSlim _making = new(1);

    /// <summary>The time-lapse, as the canvas's timeline reads it: JSON compressed with Brotli. Null where there is none.</summary>
    /// <param name="token">The link's token, below which its pictures are.</param>
    /// <param name="collage">What the link shows.</param>
    /// <param name="cancelled">Nobody waits any more.</param>
    public async Task<byte[]?> FindAsync(string token, SharedCollage collage, CancellationToken cancelled) => collage.Run is { } run
        ? await OnceAsync($"lapse {collage.Link.Id} {run}", () => Lapse(token, collage, run), lapse => lapse.Length, cancelled)
        : null;

    /// <summary>Whether a viewer's browser may ask for a picture: the collage shows it, or its time-lapse does.</summary>
    public async Task<bool> ShowsAsync(SharedCollage collage, string hash, CancellationToken cancelled) =>
        SharedScene.ObjectsOf(ScenePiece.Of(collage.State)).Contains(hash)
        || (collage.Run is { } run
            && await OnceAsync($"objects {run}", () => ObjectsOf(run), objects => (objects.Count + 1) * BytesPerHash, cancelled) is { } shown && shown.Contains(hash));

    /// <inheritdoc/>
    public void Dispose()
    {
        _known.Dispose();
        _making.Dispose();
    }

    private byte[]? Lapse(string token, SharedCollage collage, string run)
    {
        if (new SharedScene(ShareDoor.AddressOf(token), collage).Lapse(runs, run, history.Planned(run)) is not { } lapse)
            return null;
        using var bytes = new MemoryStream();
        using (var compressed = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(compressed, lapse, MessageJson.Options);
        return bytes.ToArray();
    }

    private FrozenSet<string> ObjectsOf(string run) => SharedScene.ObjectsOf(runs.Scenes(run).SelectMany(scene => scene.Pieces)).ToFrozenSet();

    // One at a time: a crowd that comes at once waits for the first, and never costs more than one core.
    private async Task<T?> OnceAsync<T>(string key, Func<T?> make, Func<T, long> size, CancellationToken cancelled)
        where T : class
    {
        if (_known.TryGetValue(key, out T? known))
            return known;
        await _making.WaitAsync(cancelled);
        try
        {
            if (_known.TryGetValue(key, out known))
                return known;
            var made = make();
            return made is null ? null : _known.Set(key, made, new MemoryCacheEntryOptions { Size = size(made) });
        }
        finally
        {
            _making.Release();
        }
    }
}
