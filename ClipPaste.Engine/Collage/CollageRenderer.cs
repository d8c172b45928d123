using ClipPaste.Engine.Cutouts;
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
        CancellationToken token = default) =>
        RenderWindow(document, width, height, new PixelBox(0, 0, width, height), threads, transparent, progress, token);

    /// <summary>Draws what is seen of the collage in a rectangle.</summary>
    /// <param name="document">The collage.</param>
    /// <param name="width">Width of the whole canvas in pixels.</param>
    /// <param name="height">Height of the whole canvas in pixels.</param>
    /// <param name="window">What is drawn, in pixels of the canvas; with a background it lies on the canvas.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="transparent">Leave the background out.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, from any thread; null for nobody.</param>
    /// <param name="token">Cancels, within some milliseconds.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RgbaImage RenderWindow(
        CollageDocument document, int width, int height, in PixelBox window, int threads, bool transparent = false, IProgress<double>? progress = null,
        CancellationToken token = default)
    {
        var poses = new AffinePose[document.Pieces.Length];
        for (var piece = 0; piece < poses.Length; piece++)
            poses[piece] = Seen(CanvasShape.ToPixels(document.Pieces[piece].Pose, document.Pieces[piece].Cutout.Image, width, height), width, height, window);
        int[] order = [.. Enumerable.Range(0, poses.Length)];
        var rows = transparent ? [] : RowsOf(document, height).AsSpan(window.Y * 3, window.Height * 3);
        return new PosterRenderer(threads).Render(
            [.. document.Pieces.Select(piece => piece.Cutout.Image)], poses, order, window.Width, window.Height, rows, progress, token);
    }

    private static AffinePose Seen(in AffinePose pose, int width, int height, in PixelBox window)
    {
        // No rounding where there is nothing to shift.
        if (window.Width == width && window.Height == height)
            return pose;
        return pose with
        {
            X = (float)(((width * (pose.X + .5)) - window.X) / window.Width - .5),
            Y = (float)(((height * (pose.Y + .5)) - window.Y) / window.Height - .5),
        };
    }

    private static float[] RowsOf(CollageDocument document, int height)
    {
        var background = new BackgroundRows(height);
        background.Compute(CollageParameters.Of(document).AsSpan(document.Pieces.Length * CollageParameters.PerPiece));
        return background.Rows.ToArray();
    }
}
