namespace ClipPaste.Engine.Rasters;

/// <summary>
/// One augmented crop of the canvas, independent of the canvas's and the view's resolution: everything needed to make it again.
/// </summary>
/// <param name="ToCanvas">Takes the view's unit square to the canvas's (both with (0, 0) at the top left); what falls outside shows the
/// canvas's edge pixels.</param>
/// <param name="Colour">Applied to each pixel.</param>
/// <param name="Blur">How much of a 3 x 3 binomial blur is applied, 0 (none) to 1.</param>
/// <param name="NoiseSigma">Standard deviation of the noise that is added last.</param>
/// <param name="NoiseSeed">Chooses the noise.</param>
public readonly record struct ViewTransform(Homography ToCanvas, ColourTransform Colour, float Blur, float NoiseSigma, uint NoiseSeed)
{
    /// <summary>A clean view of what <paramref name="toCanvas"/> shows.</summary>
    public static ViewTransform Clean(Homography toCanvas) => new(toCanvas, ColourTransform.Identity, 0, 0, 0);

    /// <summary>A clean view of a rectangle of the canvas, in fractions of its width and height.</summary>
    public static ViewTransform Region(double x, double y, double width, double height) =>
        Clean(Homography.ToRectangle(x, y, width, height));
}
