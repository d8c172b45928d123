using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Towers;

/// <summary>The part of a vision-language model that sees: views in, features out. Safe on several threads at once.</summary>
internal interface IImageTower : IDisposable
{
    /// <summary>Side of a square view in pixels.</summary>
    int ViewSize { get; }

    /// <summary>Length of a feature vector.</summary>
    int EmbeddingSize { get; }

    /// <summary>Encodes without keeping what a gradient would need.</summary>
    /// <param name="views"><c>[n, 3, ViewSize, ViewSize]</c>, single precision, RGB in 0..1, on the tower's device.</param>
    /// <returns><c>[n, EmbeddingSize]</c>, single precision, not of unit length.</returns>
    Tensor Encode(Tensor views);

    /// <summary>Encodes and keeps what the gradient needs; call within a dispose scope, which frees it.</summary>
    /// <param name="views">As in <see cref="Encode"/>.</param>
    ITracedViews Trace(Tensor views);
}

/// <summary>Encoded views whose gradient can be taken once.</summary>
internal interface ITracedViews
{
    /// <summary><c>[n, EmbeddingSize]</c>, single precision, not of unit length.</summary>
    Tensor Features { get; }

    /// <summary>Takes a gradient with respect to <see cref="Features"/> back to the pixels.</summary>
    /// <returns><c>[n, 3, ViewSize, ViewSize]</c>, single precision.</returns>
    Tensor Backward(Tensor featureGradient);
}
