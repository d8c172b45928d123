namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// Decides pixels about which the networks are unsure by their colour: is it found in the object close by, or in the background close by?
/// (Sampling-based matting in the manner of Wang and Cohen 2007, with a hard answer left to the later filters.)
/// </summary>
internal sealed class ColourEvidence
{
    private const float Unsure = 5;
    private const float Sure = 6;
    private const float Weight = 8;
    private const int TileSide = 16;
    private const int SamplesPerTile = 4;
    private const int Reach = 3;
    private const float Noise = 0.03f;
    private readonly float[] colours;
    private readonly MaskPlane logits;
    private readonly List<int>[] inside;
    private readonly List<int>[] outside;
    private readonly int tilesAcross;
    private readonly int tilesDown;

    private ColourEvidence(MaskPlane logits, float[] colours)
    {
        (this.logits, this.colours) = (logits, colours);
        tilesAcross = ((logits.Width - 1) / TileSide) + 1;
        tilesDown = ((logits.Height - 1) / TileSide) + 1;
        inside = Sample(value => value > Sure);
        outside = Sample(value => value < -Sure);
    }

    /// <summary>Adds the colours' evidence to the logits, the more the less sure they are.</summary>
    /// <param name="logits">At the picture's size; changed in place.</param>
    /// <param name="colours">Planes R, G, B in 0..1 of the same size.</param>
    public static void Add(MaskPlane logits, float[] colours)
    {
        var evidence = new ColourEvidence(logits, colours);
        for (var y = 0; y < logits.Height; y++)
        {
            for (var x = 0; x < logits.Width; x++)
            {
                var doubt = 1 - (Math.Abs(logits[x, y]) / Unsure);
                if (doubt > 0)
                    logits[x, y] += Weight * doubt * evidence.At(x, y);
            }
        }
    }

    /// <summary>A few evenly spread sure pixels of every tile.</summary>
    private List<int>[] Sample(Func<float, bool> isSure)
    {
        var tiles = new List<int>[tilesAcross * tilesDown];
        const int stride = TileSide / SamplesPerTile;
        for (var tile = 0; tile < tiles.Length; tile++)
        {
            tiles[tile] = [];
            for (var sample = 0; sample < SamplesPerTile * SamplesPerTile && tiles[tile].Count < SamplesPerTile; sample++)
            {
                // Along the tile's diagonals rather than its rows, so that the few that are kept differ.
                var x = (tile % tilesAcross * TileSide) + (sample % SamplesPerTile * stride) + (stride / 2);
                var y = (tile / tilesAcross * TileSide) + (((sample / SamplesPerTile) + sample) % SamplesPerTile * stride) + (stride / 2);
                if (x < logits.Width && y < logits.Height && isSure(logits[x, y]))
                    tiles[tile].Add((y * logits.Width) + x);
            }
        }
        return tiles;
    }

    /// <summary>-1 (background's colour) to 1 (object's colour); 0 where only one of them is near.</summary>
    private float At(int x, int y)
    {
        var pixel = (y * logits.Width) + x;
        var toObject = Nearest(inside, pixel, x / TileSide, y / TileSide);
        var toBackground = Nearest(outside, pixel, x / TileSide, y / TileSide);
        if (float.IsPositiveInfinity(toObject) || float.IsPositiveInfinity(toBackground))
            return 0;
        return (toBackground - toObject) / (toBackground + toObject + Noise);
    }

    private float Nearest(List<int>[] tiles, int pixel, int tileX, int tileY)
    {
        var size = logits.Values.Length;
        var nearest = float.PositiveInfinity;
        for (var v = Math.Max(0, tileY - Reach); v <= Math.Min(tilesDown - 1, tileY + Reach); v++)
        {
            for (var u = Math.Max(0, tileX - Reach); u <= Math.Min(tilesAcross - 1, tileX + Reach); u++)
            {
                foreach (var sample in tiles[(v * tilesAcross) + u])
                {
                    float red = colours[sample] - colours[pixel], green = colours[size + sample] - colours[size + pixel];
                    var blue = colours[(2 * size) + sample] - colours[(2 * size) + pixel];
                    nearest = Math.Min(nearest, (red * red) + (green * green) + (blue * blue));
                }
            }
        }
        return MathF.Sqrt(nearest);
    }
}
