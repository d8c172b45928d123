using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Towers;

/// <summary>Views encoded under libtorch's own differentiation.</summary>
internal sealed class AutogradTrace : ITracedViews
{
    private readonly Tensor _views;

    /// <summary>Encodes the views.</summary>
    /// <param name="views"><c>[n, 3, size, size]</c>; becomes the leaf whose gradient is taken.</param>
    /// <param name="encode">The tower's forward pass.</param>
    public AutogradTrace(Tensor views, Func<Tensor, Tensor> encode)
    {
        using var recording = enable_grad();
        _views = views.detach().requires_grad_(true);
        Features = encode(_views);
    }

    /// <inheritdoc/>
    public Tensor Features { get; }

    /// <inheritdoc/>
    public Tensor Backward(Tensor featureGradient) => autograd.grad([Features], [_views], [featureGradient])[0];
}
