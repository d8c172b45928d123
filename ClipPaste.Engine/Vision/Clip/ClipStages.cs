using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>
/// What an image tower computes on the way, for losses on features (Vinker et al. 2022) and for saliency. The tensors belong to the dispose scope in which
/// the views were encoded, and to its gradient graph where one was recorded.
/// </summary>
internal sealed class ClipStages
{
    /// <summary>
    /// For a ResNet the stem and the four stages, <c>[n, channels, h, w]</c>; for a transformer the input of the first block and the output of each block,
    /// <c>[n, tokens, width]</c>, the class token first.
    /// </summary>
    public List<Tensor> Maps { get; } = [];

    /// <summary>The attention probabilities of each block of a transformer, <c>[n, heads, tokens, tokens]</c>, rows are queries.</summary>
    public List<Tensor> Attention { get; } = [];
}
