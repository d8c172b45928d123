using ClipPaste.Engine.Vision.Towers;
using ClipPaste.Engine.Vision.Weights;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>A CLIP image network that takes views as they are: RGB in 0..1.</summary>
internal sealed class ClipImageTower : IImageTower
{
    private readonly IClipNetwork _network;
    private readonly Tensor _mean, _deviation;
    private readonly ScalarType _format;

    /// <summary>Reads the weights of the image network.</summary>
    /// <param name="weights">Weights under OpenAI's names.</param>
    /// <param name="architecture">Their sizes.</param>
    /// <param name="format">Number format to compute in.</param>
    /// <param name="device">Where to compute.</param>
    public ClipImageTower(INamedWeights weights, ClipArchitecture architecture, ScalarType format, Device device)
    {
        _format = format;
        ViewSize = architecture.Resolution;
        EmbeddingSize = architecture.Embedding;
        _network = BuildNetwork(weights, architecture, format, device);
        _mean = tensor([.. ClipPreprocessor.Mean], [1, 3, 1, 1], device: device).DetachFromDisposeScope();
        _deviation = tensor([.. ClipPreprocessor.Deviation], [1, 3, 1, 1], device: device).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public int ViewSize { get; }

    /// <inheritdoc/>
    public int EmbeddingSize { get; }

    /// <summary>Reads the image network alone, which takes normalised pixels.</summary>
    public static IClipNetwork BuildNetwork(INamedWeights weights, ClipArchitecture architecture, ScalarType format, Device device)
    {
        var tensors = new TensorSet(weights, IsUsed, format, device);
        return architecture.Patch is null ? new ClipResNet(tensors, architecture) : new ClipVisionTransformer(tensors, architecture);
    }

    /// <inheritdoc/>
    public Tensor Encode(Tensor views) => Encode(views, stages: null);

    /// <summary>Encodes and hands out what is computed on the way.</summary>
    public Tensor Encode(Tensor views, ClipStages? stages) =>
        _network.Forward(((views - _mean) / _deviation).to(_format), stages).to(ScalarType.Float32);

    /// <inheritdoc/>
    public ITracedViews Trace(Tensor views) => new AutogradTrace(views, Encode);

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        _mean.Dispose();
        _deviation.Dispose();
        _network.Dispose();
    }

    private static bool IsUsed(string name) =>
        name.StartsWith("visual.", StringComparison.Ordinal) && !name.EndsWith("num_batches_tracked", StringComparison.Ordinal);
}
