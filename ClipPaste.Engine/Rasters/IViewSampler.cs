namespace ClipPaste.Engine.Rasters;

/// <summary>
/// Makes a batch of views of a canvas for a vision model, each sampled through one homography, and carries the model's gradient back
/// to the canvas (the exact adjoint). For one caller at a time.
/// </summary>
public interface IViewSampler
{
    /// <summary>The side S of the views in pixels.</summary>
    int ViewSize { get; }

    /// <summary>Makes the views.</summary>
    /// <param name="image">The canvas; its R, G, B are shown.</param>
    /// <param name="views">What to show.</param>
    /// <param name="output">Receives <c>[views, 3, S, S]</c>: planes of R, G, B, not clamped.</param>
    /// <exception cref="ArgumentException">A size does not agree, or a view reaches beyond the horizon.</exception>
    void Sample(FloatCanvas image, ReadOnlySpan<ViewTransform> views, Span<float> output);

    /// <summary>Carries the gradient of a scalar with respect to the views of the last <see cref="Sample"/> back to the canvas.</summary>
    /// <param name="viewGradients"><c>[views, 3, S, S]</c>.</param>
    /// <param name="imageGradient">The gradient is added to its R, G, B; clear it first.</param>
    void Backward(ReadOnlySpan<float> viewGradients, FloatCanvas imageGradient);
}
