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

    /// <summary>Columns of the decoder's grid that lie on the window.</summary>
    internal int GridWidth => CellsOf(Window.Width);

    /// <summary>Rows of the decoder's grid that lie on the window.</summary>
    internal int GridHeight => CellsOf(Window.Height);

    /// <summary>The photo pixels that a box of cells covers, clipped to the window.</summary>
    internal PixelBox PixelsOf(PixelBox cells)
    {
        var left = Math.Min((int)Math.Floor(cells.X * Step), Window.Width - 1);
        var top = Math.Min((int)Math.Floor(cells.Y * Step), Window.Height - 1);
        var right = Math.Clamp((int)Math.Ceiling((cells.X + cells.Width) * Step), left + 1, Window.Width);
        var bottom = Math.Clamp((int)Math.Ceiling((cells.Y + cells.Height) * Step), top + 1, Window.Height);
        return new PixelBox(Window.X + left, Window.Y + top, right - left, bottom - top);
    }

    private int CellsOf(int pixels) => Math.Clamp((int)Math.Ceiling((pixels / Step) - 1e-6), 1, SegmentAnything.MaskSide);
}

/// <summary>An outline: logits on the decoder's grid, above 0 inside.</summary>
public sealed class SegmentedMask
{
    internal SegmentedMask(PhotoEmbedding embedding, float[] square, double score) =>
        (Embedding, Square, Score) = (embedding, square, score);

    /// <summary>The photo it was found in.</summary>
    public PhotoEmbedding Embedding { get; }

    /// <summary>The network's own estimate of its intersection over union with the truth, about 0..1.</summary>
    public double Score { get; }

    /// <summary>256 x 256 logits, part of them beyond the photo.</summary>
    internal float[] Square { get; }

    /// <summary>
    /// The logits that lie on the photo: one cell for <see cref="PhotoEmbedding.Step"/> photo pixels, the first at the window's corner.
    /// </summary>
    public MaskPlane ToPlane()
    {
        int width = Embedding.GridWidth, height = Embedding.GridHeight;
        var plane = new MaskPlane(width, height);
        // The decoder is unsure of the outermost cells, where it sees the padding beyond the photo: go on with the ones further in.
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                plane[x, y] = Square[(Inward(y, height) * SegmentAnything.MaskSide) + Inward(x, width)];
        }
        return plane;
    }

    private static int Inward(int cell, int cells) => cells <= 2 * Unsure ? cell : Math.Clamp(cell, Unsure, cells - 1 - Unsure);

    private const int Unsure = 2;
}
