using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>The textures of a document's pieces; pieces of the same cut-out share one.</summary>
internal static class PieceTextures
{
    public static TexturePyramid[] Of(CollageDocument document) => Of(document.Pieces.Select(piece => piece.Cutout));

    public static TexturePyramid[] Of(IEnumerable<Cutout> cutouts)
    {
        var known = new Dictionary<RgbaImage, TexturePyramid>();
        return [.. cutouts.Select(cutout => known.TryGetValue(cutout.Image, out var texture) ? texture : known[cutout.Image] = TexturePyramid.FromImage(cutout.Image))];
    }
}
