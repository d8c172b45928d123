using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Pocket;

/// <summary>An inverted residual block without squeeze-and-excitation (Sandler et al. 2018): widen, filter each channel, narrow, add the input.</summary>
internal sealed class PocketBlock(PocketConvolution? expand, PocketConvolution depthwise, PocketConvolution project, bool addsInput) : IDisposable
{
    /// <summary>The block's output and what its gradient needs.</summary>
    public (Tensor Output, Kept Kept) Forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var wide = expand is null ? input : ReluSix.Clamp(expand.Forward(input)).MoveToOuterDisposeScope();
        var filtered = ReluSix.Clamp(depthwise.Forward(wide)).MoveToOuterDisposeScope();
        var output = project.Forward(filtered).MoveToOuterDisposeScope();
        return (addsInput ? output.add_(input) : output, new Kept(wide, filtered));
    }

    /// <summary>The gradient with respect to the block's input; <paramref name="gradient"/> may be changed.</summary>
    public Tensor Backward(Tensor gradient, Kept kept)
    {
        using var scope = NewDisposeScope();
        var filtered = ReluSix.Mask(project.Backward(gradient, kept.Filtered.shape[2]), kept.Filtered);
        var size = kept.Wide.shape[2];
        var wide = depthwise.Backward(filtered, size);
        var input = expand is null ? wide : expand.Backward(ReluSix.Mask(wide, kept.Wide), size);
        return (addsInput ? input.add_(gradient) : input).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        expand?.Dispose();
        depthwise.Dispose();
        project.Dispose();
    }

    /// <summary>What the gradient needs.</summary>
    /// <param name="Wide">Clamped output of the expansion, or the input where there is none.</param>
    /// <param name="Filtered">Clamped output of the depthwise convolution.</param>
    public readonly record struct Kept(Tensor Wide, Tensor Filtered);
}
