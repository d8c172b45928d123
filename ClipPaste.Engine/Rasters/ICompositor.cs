namespace ClipPaste.Engine.Rasters;

/// <summary>
/// Paints a list of layers over a vertical colour gradient, each resampled once by a similarity, and carries the gradient of the picture
/// back to the poses and the background. Per pixel, back to front: C becomes C (1 - o a) + o P, P the premultiplied texture, bilinear, 0
/// outside. The mip level is the one nearest to the layer's scale, so the result is differentiable but for a small step where the level
/// changes. For one caller at a time.
/// </summary>
public interface ICompositor
{
    /// <summary>Canvas width in pixels.</summary>
    int Width { get; }

    /// <summary>Canvas height in pixels.</summary>
    int Height { get; }

    /// <summary>Changes the paint order for the renders to come.</summary>
    /// <param name="backToFront">Every layer's index once, the hindmost first.</param>
    void SetOrder(ReadOnlySpan<int> backToFront);

    /// <summary>Paints the collage.</summary>
    /// <param name="poses">One per layer, in the order of the list given at construction whatever the paint order.</param>
    /// <param name="backgroundRows"><c>[Height, 3]</c>: the background's R, G, B in each row, normally 0..1.</param>
    /// <param name="image">Receives the picture; its A is the share of each pixel that layers cover.</param>
    /// <exception cref="ArgumentException">A size does not agree, or a pose is not finite.</exception>
    void Render(ReadOnlySpan<AffinePose> poses, ReadOnlySpan<float> backgroundRows, FloatCanvas image);

    /// <summary>Carries the gradient of a scalar with respect to the last rendered picture back to what it was rendered from.</summary>
    /// <param name="imageGradient">dL/dR, dL/dG, dL/dB and dL/dA of each pixel.</param>
    /// <param name="poseGradients">One per layer; overwritten. A layer of opacity 0 gets a gradient for its opacity only.</param>
    /// <param name="backgroundRowGradient"><c>[Height, 3]</c>; overwritten.</param>
    /// <exception cref="InvalidOperationException">Nothing was rendered yet.</exception>
    void Backward(FloatCanvas imageGradient, Span<PoseGradient> poseGradients, Span<float> backgroundRowGradient);
}
