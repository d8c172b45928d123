namespace ClipPaste.Engine.Cutouts;

/// <summary>An outline that may become a cut-out.</summary>
/// <param name="Analysis">The part of the photo it was found in; its grid is the mask's grid.</param>
/// <param name="Logits">Above 0 inside.</param>
/// <param name="Kind">Subject or scenery.</param>
/// <param name="Quality">How sure it is, 0..1.</param>
internal sealed record ObjectCandidate(PhotoAnalysis Analysis, MaskPlane Logits, CutoutKind Kind, double Quality)
{
    public PixelBox Cells { get; } = MaskMeasures.Bounds(Logits, 0) ?? new PixelBox(0, 0, 1, 1);

    public int Area { get; } = MaskMeasures.Area(Logits, 0);

    /// <summary>In photo pixels.</summary>
    public PixelBox Box => Analysis.PixelsOf(Cells);
}
