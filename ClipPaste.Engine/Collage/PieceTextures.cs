using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>The textures of pieces; pieces of the same cut-out share one.</summary>
internal static class PieceTextures
{
    /// <summary>The textures of a document's pieces, in paint order.</summary>
    public static TexturePyramid[] Of(CollageDocument document)
    {
        var textures = ByImage(document.Pieces);
        return [.. document.Pieces.Select(piece => textures[piece.Cutout.Image])];
    }

    /// <summary>One texture for each picture that the pieces show.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="known">Textures made before, or null; those that still serve are taken over.</param>
    public static IReadOnlyDictionary<RgbaImage, TexturePyramid> ByImage(
        IEnumerable<Piece> pieces, IReadOnlyDictionary<RgbaImage, TexturePyramid>? known = null) =>
        pieces.Select(piece => piece.Cutout.Image).Distinct().ToDictionary(
            image => image, image => known?.GetValueOrDefault(image) ?? TexturePyramid.FromImage(image));
}
