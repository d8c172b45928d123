using ClipPaste.Engine.Vision.Towers;
using ClipPaste.Engine.Vision.Weights;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>CLIP's text transformer: each token sees only those before it, and the end token's vector is the text's.</summary>
internal sealed class ClipTextTower : IDisposable
{
    private readonly TensorSet _weights;
    private readonly TransformerBlock[] _blocks;
    private readonly Tensor _mask;

    private ClipTextTower(TensorSet weights, ClipArchitecture architecture)
    {
        _weights = weights;
        _blocks = [.. Enumerable.Range(0, architecture.TextLayers)
            .Select(index => new TransformerBlock(weights, $"transformer.resblocks.{index}.", architecture.TextHeads))];
        _mask = full([architecture.Context, architecture.Context], float.NegativeInfinity, weights.Format, weights.Device).triu(1).DetachFromDisposeScope();
    }

    /// <summary>Reads the weights of the text tower from among all of a model's.</summary>
    public static ClipTextTower Build(INamedWeights weights, ClipArchitecture architecture, ScalarType format, Device device) =>
        new(new TensorSet(weights, IsUsed, format, device), architecture);

    /// <summary>Encodes one text.</summary>
    /// <param name="ids">Its tokens; the end token has the highest id, and what follows it cannot be seen and is left out.</param>
    /// <returns><c>[embedding]</c>, not of unit length.</returns>
    public Tensor Encode(ReadOnlySpan<int> ids)
    {
        var length = 0;
        var kept = new long[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            kept[i] = ids[i];
            length = ids[i] > kept[length] ? i : length;
        }
        length++;
        var rows = tensor(kept[..length], device: _weights.Device);
        var tokens = _weights["token_embedding.weight"].index_select(0, rows) + _weights["positional_embedding"].narrow(0, 0, length);
        tokens = tokens.unsqueeze(0);
        var mask = _mask.narrow(0, 0, length).narrow(1, 0, length);
        foreach (var block in _blocks)
            tokens = block.Forward(tokens, mask, stages: null);
        return TransformerBlock.Normalise(_weights, tokens[0][length - 1], "ln_final").matmul(_weights["text_projection"]);
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        _mask.Dispose();
        _weights.Dispose();
    }

    private static bool IsUsed(string name) => !name.StartsWith("visual.", StringComparison.Ordinal)
        && name is not ("logit_scale" or "input_resolution" or "context_length" or "vocab_size") && !name.EndsWith("position_ids", StringComparison.Ordinal);
}
