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
    /// <summary>
    /// With gradients in bfloat16 the stem and this many blocks still go forward in single precision: what they round away turns later activations
    /// on and off, and the gradient's cosine with the exact one falls from .98 to .74.
    /// </summary>
    private const int ExactBlocks = 5;

    private readonly PocketConvolution _stem, _head;
    private readonly List<PocketBlock> _blocks = [];
    private readonly Tensor _projection, _projectionBias, _mean, _deviation;
    private readonly PocketFormats _formats;

    /// <summary>Reads the weights.</summary>
    /// <param name="configuration">The architecture.</param>
    /// <param name="weights">The model's file.</param>
    /// <param name="format">Single precision or bfloat16; the last layer is always in single precision.</param>
    /// <param name="device">Where to compute.</param>
    public PocketImageTower(PocketConfiguration configuration, SafetensorsFile weights, ScalarType format, Device device)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        _formats = new PocketFormats(format, format);
        var exact = _formats with { Forward = ScalarType.Float32 };
        ViewSize = configuration.Image.Size;
        EmbeddingSize = configuration.Embedding;
        _stem = Convolution("stem", exact, stride: 2);
        foreach (var (stage, first) in configuration.Image.Blocks.SelectMany(stage => stage.Strides.Select((stride, index) => (stage, index == 0))))
            _blocks.Add(Block($"mb{_blocks.Count}", stage, first, _blocks.Count < ExactBlocks ? exact : _formats));
        _head = Convolution("head", _formats);
        _projection = Load("image.projection.weight").DetachFromDisposeScope();
        _projectionBias = Load("image.projection.bias").DetachFromDisposeScope();
        _mean = tensor(configuration.Image.Mean, [1, 3, 1, 1]).to(device).DetachFromDisposeScope();
        _deviation = tensor(configuration.Image.Std, [1, 3, 1, 1]).to(device).DetachFromDisposeScope();

        Tensor Load(string name) => tensor(weights.ReadScaled(name), weights.Shapes[name]).to(device);

        PocketConvolution Convolution(string name, PocketFormats formats, int stride = 1, bool isDepthwise = false) =>
            new(Load($"image.{name}.weight"), Load($"image.{name}.bias"), stride, isDepthwise, formats);

        PocketBlock Block(string name, PocketConfiguration.Stage stage, bool isFirst, PocketFormats formats)
        {
            var stride = isFirst ? stage.Strides[0] : 1;
            var expand = stage.Expand > 1 ? Convolution(name + ".expand", formats) : null;
            var depthwise = Convolution(name + ".dw", formats, stride, isDepthwise: true);
            var addsInput = stride == 1 && (!isFirst || stage.In == stage.Out);
            return new PocketBlock(expand, depthwise, Convolution(name + ".project", formats), addsInput);
        }
    }

    /// <inheritdoc/>
    public int ViewSize { get; }

    /// <inheritdoc/>
    public int EmbeddingSize { get; }

    /// <inheritdoc/>
    public Tensor Encode(Tensor views) => Project(Pooled(views));

    /// <summary>The 1,280 numbers before the projection: the head's mean over all places, single precision.</summary>
    public Tensor Pooled(Tensor views)
    {
        var values = Stem(views);
        for (var i = 0; i < _blocks.Count; i++)
            values = Replace(values, _blocks[i].Forward(EnterBlock(i, values)));
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
            (values, kept[i]) = _blocks[i].Forward(EnterBlock(i, values));
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

    /// <summary>Products of matrices round differently by the number of rows; one row at a time, a view's result does not depend on the others.</summary>
    private static Tensor RowByRow(Tensor rows, Func<Tensor, Tensor> product) =>
        cat([.. Enumerable.Range(0, (int)rows.shape[0]).Select(row => product(rows.narrow(0, row, 1)))], 0);

    private static Tensor Replace(Tensor before, (Tensor Output, PocketBlock.Kept Kept) block)
    {
        block.Kept.Filtered.Dispose();
        if (!ReferenceEquals(block.Kept.Wide, before))
            block.Kept.Wide.Dispose();
        before.Dispose();
        return block.Output;
    }

    private Tensor Project(Tensor pooled) => RowByRow(pooled, row => functional.linear(row, _projection, _projectionBias));

    private Tensor Stem(Tensor views) =>
        ReluSix.Clamp(_stem.Forward(PocketConvolution.ChannelsInnermost((views - _mean) / _deviation)));

    private Tensor EnterBlock(int index, Tensor values) => index == ExactBlocks ? values.to(_formats.Forward) : values;

    private Tensor Backward(Tensor featureGradient, Tensor stem, PocketBlock.Kept[] kept, Tensor head)
    {
        using var quiet = no_grad();
        var shape = head.shape;
        var pooled = (RowByRow(featureGradient, row => row.matmul(_projection)) / (shape[2] * shape[3])).to(_formats.Backward);
        var spread = pooled.unsqueeze(1).unsqueeze(1).expand(shape[0], shape[2], shape[3], shape[1]).contiguous().permute(0, 3, 1, 2);
        var gradient = _head.Backward(ReluSix.Mask(spread, head), shape[2]);
        for (var i = kept.Length - 1; i >= 0; i--)
            gradient = _blocks[i].Backward(gradient, kept[i]);
        return _stem.Backward(ReluSix.Mask(gradient, stem), ViewSize).to(ScalarType.Float32) / _deviation;
    }

    private sealed class PocketTrace(PocketImageTower tower, Tensor stem, PocketBlock.Kept[] kept, Tensor head) : ITracedViews
    {
        public Tensor Features { get; } = tower.Project(Pool(head));

        public Tensor Backward(Tensor featureGradient) => tower.Backward(featureGradient, stem, kept, head);
    }
}
