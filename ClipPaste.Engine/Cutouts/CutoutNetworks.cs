using ClipPaste.Engine.Models;

namespace ClipPaste.Engine.Cutouts;

/// <summary>The networks that cut photos up, opened when the first photo needs them. Owns them. Safe to use from several threads.</summary>
public sealed class CutoutNetworks : IDisposable
{
    private readonly ModelStore _store;
    private readonly Lazy<ObjectDetector?> _detector;
    private readonly Lazy<SaliencyNetwork> _saliency;
    private readonly Lazy<SegmentAnything> _segmenter;
    private readonly Lazy<PhotoCutter> _cutter;

    /// <summary>Prepares to open networks.</summary>
    /// <param name="store">Knows where the weights are.</param>
    /// <param name="threads">Threads that one network may use.</param>
    public CutoutNetworks(ModelStore store, int threads)
    {
        _store = store;
        // Boxes of a detector help, but do not have to be there.
        _detector = new(() => store.Find(ModelRegistry.Get("yolox-nano")) is { } path ? new ObjectDetector(path, threads) : null);
        _saliency = new(() => new SaliencyNetwork(Path("u2netp"), threads));
        _segmenter = new(() => new SegmentAnything(Path("mobilesam-encoder"), Path("mobilesam-decoder"), threads));
        _cutter = new(() => new PhotoCutter(_saliency.Value, _segmenter.Value, _detector.Value));
    }

    /// <summary>Cuts photos with these networks.</summary>
    /// <exception cref="ModelUnavailableException">Weights are missing; the message says how to get them.</exception>
    public PhotoCutter Cutter => _cutter.Value;

    /// <summary>Outlines what is clicked at (see <see cref="MaskEditor"/>).</summary>
    /// <exception cref="ModelUnavailableException">Weights are missing; the message says how to get them.</exception>
    public SegmentAnything Segmenter => _segmenter.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_detector.IsValueCreated)
            _detector.Value?.Dispose();
        if (_saliency.IsValueCreated)
            _saliency.Value.Dispose();
        if (_segmenter.IsValueCreated)
            _segmenter.Value.Dispose();
    }

    private string Path(string name) => _store.Require(ModelRegistry.Get(name));
}
