using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>Draws a document at any size, from the cut-outs themselves and not from an enlarged preview.</summary>
public static class CollageRenderer
{
    /// <summary>Longest side that can be drawn, in pixels.</summary>
    public const int LargestSide = 8192;

    /// <summary>Draws the collage.</summary>
    /// <param name="document">The collage.</param>
    /// <param name="width">Width in pixels, 1 to <see cref="LargestSide"/>.</param>
    /// <param name="height">Height in pixels; proportions other than the document's stretch positions, never pieces.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="transparent">Leave the background out.</param>
    public static RgbaImage Render(CollageDocument document, int width, int height, int threads, bool transparent = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LargestSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LargestSide);
        var poses = document.Pieces.Select(piece => CanvasShape.ToPixels(piece.Pose, piece.Cutout.Image, width, height)).ToArray();
        var background = new BackgroundRows(height);
        background.Compute(CollageParameters.Of(document).AsSpan(document.Pieces.Length * CollageParameters.PerPiece));
        return FinalRender.Draw(width, height, PieceTextures.Of(document), poses, transparent ? [] : background.Rows, threads);
    }
}
