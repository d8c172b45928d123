using ClipPaste.Engine.Vision.Towers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>A residual attention block normalised before each part, as in CLIP's transformers: attention, then two layers with QuickGELU between.</summary>
internal sealed class TransformerBlock(TensorSet weights, string prefix, int heads)
{
    private const double QuickGeluSlope = 1.702;

    /// <summary>The block's output.</summary>
    /// <param name="tokens"><c>[n, tokens, width]</c>.</param>
    /// <param name="mask">Added to the attention scores; null lets every token see every other.</param>
    /// <param name="stages">Receives the attention probabilities; may be null.</param>
    public Tensor Forward(Tensor tokens, Tensor? mask, ClipStages? stages)
    {
        var attended = tokens + Attend(Normalise(tokens, "ln_1"), mask, stages);
        var wide = Linear(Normalise(attended, "ln_2"), "mlp.c_fc");
        return attended + Linear(wide * functional.sigmoid(wide * QuickGeluSlope), "mlp.c_proj");
    }

    /// <summary>Layer normalisation with the weights of a name.</summary>
    public static Tensor Normalise(TensorSet weights, Tensor tokens, string name) =>
        functional.layer_norm(tokens, [tokens.shape[^1]], weights[name + ".weight"], weights[name + ".bias"]);

    private Tensor Attend(Tensor tokens, Tensor? mask, ClipStages? stages)
    {
        var shape = tokens.shape;
        var projected = functional.linear(tokens, weights[prefix + "attn.in_proj_weight"], weights[prefix + "attn.in_proj_bias"]);
        var parts = projected.reshape(shape[0], shape[1], 3, heads, shape[2] / heads).permute(2, 0, 3, 1, 4);
        var scores = (parts[0] / Math.Sqrt((double)shape[2] / heads)).matmul(parts[1].transpose(2, 3));
        var probabilities = (mask is null ? scores : scores + mask).softmax(-1);
        stages?.Attention.Add(probabilities);
        var mixed = probabilities.matmul(parts[2]).transpose(1, 2).reshape(shape[0], shape[1], shape[2]);
        return Linear(mixed, "attn.out_proj");
    }

    private Tensor Normalise(Tensor tokens, string name) => Normalise(weights, tokens, prefix + name);

    private Tensor Linear(Tensor tokens, string name) => functional.linear(tokens, weights[$"{prefix}{name}.weight"], weights[$"{prefix}{name}.bias"]);
}
