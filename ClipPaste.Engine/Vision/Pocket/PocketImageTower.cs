using ClipPaste.Engine.Vision.Towers;
using ClipPaste.Engine.Vision.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ClipPaste.Engine.Vision.Pocket;

/// <summary>
/// EfficientNet-Lite2 (Tan and Le 2019, Lite variant) with batch normalisation folded in, and its gradient with respect to the pixels written out by hand:
/// the weights never change, so nothing else need be differentiated.
/// </summary>
internal sealed class PocketImageTower : IImageTower
{
    private readonly PocketConvolution _stem, _head;
    private readonly List<PocketBlock> _blocks = [];
    private readonly Tensor _projection, _projectionBias, _mean, _deviation;
    private readonly ScalarType _format;

    /// <summary>Reads the weights.</summary>
    /// <param name="configuration">The architecture.</param>
    /// <param name="weights">The model's file.</param>
    /// <param name="format">Single precision or bfloat16; the last layer is always in single precision.</param>
    /// <param name="device">Where to compute.</param>
    public PocketImageTower(PocketConfiguration configuration, SafetensorsFile weights, ScalarType format, Device device)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        _format = format;
        ViewSize = configuration.Image.Size;
        EmbeddingSize = configuration.Embedding;
        _stem = Convolution("stem", stride: 2);
        foreach (var (stage, first) in configuration.Image.Blocks.SelectMany(stage => stage.Strides.Select((stride, index) => (stage, index == 0))))
            _blocks.Add(Block($"mb{_blocks.Count}", stage, first));
        _head = Convolution("head");
        _projection = Load("image.projection.weight").DetachFromDisposeScope();
        _projectionBias = Load("image.projection.bias").DetachFromDisposeScope();
        _mean = tensor(configuration.Image.Mean, [1, 3, 1, 1]).to(device).DetachFromDisposeScope();
        _deviation = tensor(configuration.Image.Std, [1, 3, 1, 1]).to(device).DetachFromDisposeScope();

        Tensor Load(string name) => tensor(weights.ReadScaled(name), weights.Shapes[name]).to(device);

        PocketConvolution Convolution(string name, int stride = 1, bool isDepthwise = false) =>
            new(Load($"image.{name}.weight").to(format), Load($"image.{name}.bias").to(format), stride, isDepthwise);

        PocketBlock Block(string name, PocketConfiguration.Stage stage, bool isFirst)
        {
            var stride = isFirst ? stage.Strides[0] : 1;
            var expand = stage.Expand > 1 ? Convolution(name + ".expand") : null;
            var addsInput = stride == 1 && (!isFirst || stage.In == stage.Out);
            return new PocketBlock(expand, Convolution(name + ".dw", stride, isDepthwise: true), Convolution(name + ".project"), addsInput);
        }
    }

    /// <inheritdoc/>
    public int ViewSize { get; }

    /// <inheritdoc/>
    public int EmbeddingSize { get; }

    /// <inheritdoc/>
    public Tensor Encode(Tensor views) => functional.linear(Pooled(views), _projection, _projectionBias);

    /// <summary>The 1,280 numbers before the projection: the head's mean over all places, single precision.</summary>
    public Tensor Pooled(Tensor views)
    {
        var values = Stem(views);
        foreach (var block in _blocks)
            values = Replace(values, block.Forward(values));
        return Pool(ReluSix.Clamp(_head.Forward(values)));
    }

    /// <inheritdoc/>
    public ITracedViews Trace(Tensor views)
    {
        using var quiet = no_grad();
        var stem = Stem(views);
        var kept = new PocketBlock.Kept[_blocks.Count];
        var values = stem;
        for (var i = 0; i < kept.Length; i++)
            (values, kept[i]) = _blocks[i].Forward(values);
        var head = ReluSix.Clamp(_head.Forward(values));
        return new PocketTrace(this, stem, kept, head);
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        _stem.Dispose();
        _head.Dispose();
        _blocks.ForEach(block => block.Dispose());
        _projection.Dispose();
        _projectionBias.Dispose();
        _mean.Dispose();
        _deviation.Dispose();
    }

    private static Tensor Pool(Tensor head) => head.to(ScalarType.Float32).mean([2, 3]);

    private static Tensor Replace(Tensor before, (Tensor Output, PocketBlock.Kept Kept) block)
    {
        block.Kept.Filtered.Dispose();
        if (!ReferenceEquals(block.Kept.Wide, before))
            block.Kept.Wide.Dispose();
        before.Dispose();
        return block.Output;
    }

    private Tensor Stem(Tensor views) =>
        ReluSix.Clamp(_stem.Forward(PocketConvolution.ChannelsInnermost(((views - _mean) / _deviation).to(_format))));

    private Tensor Backward(Tensor featureGradient, Tensor stem, PocketBlock.Kept[] kept, Tensor head)
    {
        using var quiet = no_grad();
        var shape = head.shape;
        var pooled = (featureGradient.matmul(_projection) / (shape[2] * shape[3])).to(_format);
        var spread = pooled.unsqueeze(1).unsqueeze(1).expand(shape[0], shape[2], shape[3], shape[1]).contiguous().permute(0, 3, 1, 2);
        var gradient = _head.Backward(ReluSix.Mask(spread, head), shape[2]);
        for (var i = kept.Length - 1; i >= 0; i--)
            gradient = _blocks[i].Backward(gradient, kept[i]);
        return _stem.Backward(ReluSix.Mask(gradient, stem), ViewSize).to(ScalarType.Float32) / _deviation;
    }

    private sealed class PocketTrace(PocketImageTower tower, Tensor stem, PocketBlock.Kept[] kept, Tensor head) : ITracedViews
    {
        public Tensor Features { get; } = functional.linear(Pool(head), tower._projection, tower._projectionBias);

        public Tensor Backward(Tensor featureGradient) => tower.Backward(featureGradient, stem, kept, head);
    }
}
