using ClipPaste.Engine.Vision.Towers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>CLIP's vision transformer (Dosovitskiy et al. 2021): patches and a class token through pre-norm blocks; the class token is projected.</summary>
internal sealed class ClipVisionTransformer : IClipNetwork
{
    private readonly TensorSet _weights;
    private readonly TransformerBlock[] _blocks;
    private readonly int _patch;

    /// <summary>Takes over the weights whose names begin with <c>visual.</c></summary>
    public ClipVisionTransformer(TensorSet weights, ClipArchitecture architecture)
    {
        _weights = weights;
        _patch = architecture.Patch!.Value;
        _blocks = [.. Enumerable.Range(0, architecture.ImageLayers[0])
            .Select(index => new TransformerBlock(weights, $"visual.transformer.resblocks.{index}.", architecture.ImageHeads))];
    }

    /// <inheritdoc/>
    public Tensor Forward(Tensor pixels, ClipStages? stages)
    {
        var tokens = TransformerBlock.Normalise(_weights, Tokens(pixels), "visual.ln_pre");
        stages?.Maps.Add(tokens);
        foreach (var block in _blocks)
        {
            tokens = block.Forward(tokens, mask: null, stages);
            stages?.Maps.Add(tokens);
        }
        return TransformerBlock.Normalise(_weights, tokens.select(1, 0), "visual.ln_post").matmul(_weights["visual.proj"]);
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose() => _weights.Dispose();

    // A convolution whose stride is its size is a product of matrices; written as one it is quicker.
    private Tensor Tokens(Tensor pixels)
    {
        var shape = pixels.shape;
        var (count, side) = (shape[0], shape[2] / _patch);
        var patches = pixels.reshape(count, 3, side, _patch, side, _patch).permute(0, 2, 4, 1, 3, 5).reshape(count, side * side, 3 * _patch * _patch);
        var embedded = functional.linear(patches, _weights["visual.conv1.weight"].flatten(1));
        var first = _weights["visual.class_embedding"].expand(count, 1, embedded.shape[2]);
        return cat([first, embedded], 1) + _weights["visual.positional_embedding"];
    }
}
