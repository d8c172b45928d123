using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Cutouts;

/// <summary>What the networks saw in a part of a photo; all its planes share the grid of the decoder's masks.</summary>
internal sealed class PhotoAnalysis
{
    private PhotoAnalysis(RgbaImage photo, PhotoEmbedding embedding, MaskPlane saliency, float[] colours)
    {
        (Photo, Embedding, Saliency, Colours) = (photo, embedding, saliency, colours);
    }

    public RgbaImage Photo { get; }

    public PhotoEmbedding Embedding { get; }

    /// <summary>0..1.</summary>
    public MaskPlane Saliency { get; }

    /// <summary>Planes R, G, B in 0..255.</summary>
    public float[] Colours { get; }

    /// <summary>Photo pixels per cell.</summary>
    public double Step => Embedding.Step;

    public int Width => Saliency.Width;

    public int Height => Saliency.Height;

    public int Cells => Saliency.Values.Length;

    public static PhotoAnalysis Make(RgbaImage photo, PixelBox window, SaliencyNetwork saliency, SegmentAnything segmenter)
    {
        var embedding = segmenter.Embed(photo, window);
        int width = embedding.GridWidth, height = embedding.GridHeight;
        var salient = saliency.Find(photo, window).Resize(width, height);
        return new PhotoAnalysis(photo, embedding, salient, PhotoTensor.Scale(photo, window, width, height));
    }

    /// <summary>Centre of a cell in photo pixels.</summary>
    public SegmentPoint PointAt((int X, int Y) cell, bool inside) =>
        new(Embedding.Window.X + ((cell.X + 0.5) * Step), Embedding.Window.Y + ((cell.Y + 0.5) * Step), inside);

    /// <summary>The photo pixels that a box of cells covers, clipped to the window.</summary>
    public PixelBox PixelsOf(PixelBox cells) => Embedding.PixelsOf(cells);
}
