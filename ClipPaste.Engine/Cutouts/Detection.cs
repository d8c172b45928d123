namespace ClipPaste.Engine.Cutouts;

/// <summary>A thing that the detector knows by name.</summary>
/// <param name="Name">One of COCO's 80 names, such as <c>horse</c>.</param>
/// <param name="Box">Where it is, in photo pixels, clipped to the photo.</param>
/// <param name="Score">How sure the detector is, 0..1.</param>
public sealed record Detection(string Name, PixelBox Box, double Score);
