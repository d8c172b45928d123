using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Cutouts;

/// <summary>Makes a backdrop of a whole photo: it fades out towards its lower edge, so that the background's colours take over there.</summary>
public static class BackdropCutter
{
    private const double FadeStart = .55;
    private const double FadeEnd = .97;
    private const int LargestSide = 1024;

    /// <summary>The photo, fading below; cut on the other three sides.</summary>
    public static Cutout Cut(SourcePhoto source, RgbaImage photo)
    {
        var scaled = ImageResizer.ResizeLongSide(photo, Math.Min(LargestSide, Math.Max(photo.Width, photo.Height)));
        var image = new RgbaImage(scaled.Width, scaled.Height, [.. scaled.Pixels]);
        for (var y = 0; y < image.Height; y++)
        {
            var along = Math.Clamp((y / (double)image.Height - FadeStart) / (FadeEnd - FadeStart), 0, 1);
            // Smoothstep: no visible line where the fade begins or ends.
            var alpha = (byte)Math.Round(255 * (1 - along * along * (3 - 2 * along)));
            var row = image.Row(y);
            for (var i = 3; i < row.Length; i += 4)
                row[i] = Math.Min(row[i], alpha);
        }
        return new Cutout(source, new PixelBox(0, 0, photo.Width, photo.Height), image, CutoutKind.Scenery, 1)
        {
            CutSides = CutSides.Left | CutSides.Top | CutSides.Right,
        };
    }
}
