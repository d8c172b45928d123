namespace ClipPaste.Engine.Cutouts;

/// <summary>A photo as the decoder of <see cref="SegmentAnything"/> sees it; good for any number of prompts.</summary>
public sealed class PhotoEmbedding
{
    internal PhotoEmbedding(PixelBox window, double scale, float[] values) => (Window, Scale, Values) = (window, scale, values);

    /// <summary>The part of the photo that was embedded.</summary>
    public PixelBox Window { get; }

    /// <summary>Pixels of the encoder's 1024 x 1024 square per photo pixel.</summary>
    public double Scale { get; }

    /// <summary>256 x 64 x 64 features.</summary>
    internal float[] Values { get; }

    /// <summary>Photo pixels that a cell of the decoder's mask covers along a side.</summary>
    public double Step => SegmentAnything.Side / (SegmentAnything.MaskSide * Scale);
}

/// <summary>An outline: logits on the decoder's grid, above 0 inside.</summary>
public sealed class SegmentedMask
{
    internal SegmentedMask(PhotoEmbedding embedding, float[] square, double score) => (Embedding, Square, Score) = (embedding, square, score);

    /// <summary>The photo it was found in.</summary>
    public PhotoEmbedding Embedding { get; }

    /// <summary>The network's own estimate of its intersection over union with the truth, about 0..1.</summary>
    public double Score { get; }

    /// <summary>256 x 256 logits, part of them beyond the photo.</summary>
    internal float[] Square { get; }

    /// <summary>The logits that lie on the photo: one cell for <see cref="PhotoEmbedding.Step"/> photo pixels, the first at the window's corner.</summary>
    public MaskPlane ToPlane()
    {
        var width = CellsOf(Embedding.Window.Width);
        var height = CellsOf(Embedding.Window.Height);
        var plane = new MaskPlane(width, height);
        for (var y = 0; y < height; y++)
            Square.AsSpan(y * SegmentAnything.MaskSide, width).CopyTo(plane.Values.AsSpan(y * width));
        return plane;
    }

    private int CellsOf(int pixels) => Math.Clamp((int)Math.Ceiling((pixels / Embedding.Step) - 1e-6), 1, SegmentAnything.MaskSide);
}
