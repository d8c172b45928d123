using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>Draws a document at any size, from the cut-outs themselves and not from an enlarged preview.</summary>
public static class CollageRenderer
{
    /// <summary>Longest side that can be drawn, in pixels.</summary>
    public const int LargestSide = PosterRenderer.LargestSide;

    /// <summary>Draws the collage.</summary>
    /// <param name="document">The collage.</param>
    /// <param name="width">Width in pixels, 1 to <see cref="LargestSide"/>.</param>
    /// <param name="height">Height in pixels; proportions other than the document's stretch positions, never pieces.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="transparent">Leave the background out.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, from any thread; null for nobody.</param>
    /// <param name="token">Cancels, within some milliseconds.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RgbaImage Render(
        CollageDocument document, int width, int height, int threads, bool transparent = false, IProgress<double>? progress = null,
        CancellationToken token = default)
    {
        var poses = document.Pieces.Select(piece => CanvasShape.ToPixels(piece.Pose, piece.Cutout.Image, width, height)).ToArray();
        var background = new BackgroundRows(height);
        background.Compute(CollageParameters.Of(document).AsSpan(document.Pieces.Length * CollageParameters.PerPiece));
        int[] order = [.. Enumerable.Range(0, poses.Length)];
        return new PosterRenderer(threads).Render(
            [.. document.Pieces.Select(piece => piece.Cutout.Image)], poses, order, width, height, transparent ? [] : background.Rows, progress, token);
    }
}
