using System.Runtime.Intrinsics;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// Renders a finished collage at any size up to 8,192 pixels a side: the same picture as <see cref="AffineCompositor"/> paints, with four
/// samples a pixel for smooth edges, tile by tile. Besides the result it needs 16 bytes for each texel that is drawn: a layer is first
/// reduced to the mip level that the size calls for.
/// </summary>
/// <param name="threads">How many threads may work at once, at least 1.</param>
public sealed class PosterRenderer(int threads)
{
    /// <summary>The longest side that can be rendered.</summary>
    public const int LargestSide = 8192;

    private const int Samples = 2;
    private const int TileWidth = 256;
    private const int TileHeight = 64;
    private readonly ParallelTiles _tiles = new(threads);

    /// <summary>Renders a collage.</summary>
    /// <param name="layers">The layers' pictures, straight alpha.</param>
    /// <param name="poses">One per layer, for this canvas size: scale those of another size with <see cref="AffinePose.ScaledBy"/>.</param>
    /// <param name="order">Every layer's index once, the hindmost first.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="backgroundRows"><c>[height, 3]</c>: R, G, B of each row in 0..1; empty for a transparent background.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, from any thread; null for nobody.</param>
    /// <param name="token">Cancels, within some milliseconds.</param>
    /// <returns>The picture, straight alpha.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RgbaImage Render(
        IReadOnlyList<RgbaImage> layers,
        ReadOnlySpan<AffinePose> poses,
        ReadOnlySpan<int> order,
        int width,
        int height,
        ReadOnlySpan<float> backgroundRows,
        IProgress<double>? progress = null,
        CancellationToken token = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LargestSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LargestSide);
        if (poses.Length != layers.Count)
            throw new ArgumentException($"There are {layers.Count} layers but {poses.Length} poses.", nameof(poses));
        if (!backgroundRows.IsEmpty && backgroundRows.Length != height * 3)
            throw new ArgumentException(
                $"A background of {height} rows is {height * 3} floats, not {backgroundRows.Length}.", nameof(backgroundRows));
        var backToFront = new int[layers.Count];
        LayerArguments.CopyOrder(order, backToFront);
        var placed = new List<PlacedLayer>();
        foreach (var layer in backToFront)
        {
            token.ThrowIfCancellationRequested();
            var pose = LayerArguments.Checked(poses, layer).ScaledBy(Samples);
            if (pose.Opacity != 0)
                placed.Add(new PlacedLayer(Reduced(layers[layer], pose), pose, Samples * width, Samples * height));
        }
        var poster = new RgbaImage(width, height);
        Paint([.. placed], poster, backgroundRows, progress, token);
        return poster;
    }

    /// <summary>Renders one of many pictures of the same textures, such as the frames of a film.</summary>
    /// <param name="layers">The hindmost first; a level that a texture lacks is replaced by its nearest.</param>
    /// <param name="poses">One per layer.</param>
    /// <param name="backgroundRows"><c>[height, 3]</c>: R, G, B of each row in 0..1.</param>
    /// <param name="poster">Is painted over, whole.</param>
    public void Render(IReadOnlyList<TexturePyramid> layers, ReadOnlySpan<AffinePose> poses, ReadOnlySpan<float> backgroundRows, RgbaImage poster)
    {
        var placed = new PlacedLayer[layers.Count];
        for (var layer = 0; layer < placed.Length; layer++)
            placed[layer] = new PlacedLayer(layers[layer], LayerArguments.Checked(poses, layer).ScaledBy(Samples), Samples * poster.Width, Samples * poster.Height);
        Paint(placed, poster, backgroundRows, null, CancellationToken.None);
    }

    private void Paint(PlacedLayer[] placed, RgbaImage poster, ReadOnlySpan<float> backgroundRows, IProgress<double>? progress, CancellationToken token)
    {
        var columns = (poster.Width + TileWidth - 1) / TileWidth;
        var rows = (poster.Height + TileHeight - 1) / TileHeight;
        var tile = new Tile(placed, poster, backgroundRows.ToArray());
        var scratch = Enumerable.Range(0, _tiles.Threads).Select(_ => new Vector128<float>[TileWidth * Samples * 2]).ToArray();
        var painted = 0;
        _tiles.Run(columns * rows, (index, place) =>
        {
            token.ThrowIfCancellationRequested();
            tile.Paint(index % columns * TileWidth, index / columns * TileHeight, scratch[place]);
            if (Interlocked.Increment(ref painted) is var done && done % columns == 0)
                progress?.Report(done / (double)(columns * rows));
        });
    }

    private static TexturePyramid Reduced(RgbaImage picture, in AffinePose pose) =>
        TexturePyramid.FromImage(picture, TexturePyramid.IdealLevel(pose.LogScale), levels: 1);

    /// <summary>Paints rectangles of the result, one output row at a time.</summary>
    private sealed class Tile(PlacedLayer[] placed, RgbaImage poster, float[] backgroundRows)
    {
        public void Paint(int left, int top, Span<Vector128<float>> scratch)
        {
            var width = Math.Min(TileWidth, poster.Width - left);
            var means = scratch[..width];
            var fine = scratch.Slice(TileWidth * Samples, width * Samples);
            for (var y = top; y < Math.Min(top + TileHeight, poster.Height); y++)
            {
                means.Clear();
                for (var sample = 0; sample < Samples; sample++)
                {
                    PaintFine(y * Samples + sample, left * Samples, fine);
                    for (var x = 0; x < width; x++)
                        means[x] += fine[2 * x] + fine[2 * x + 1];
                }
                Write(y, means, poster.Row(y).Slice(left * 4, width * 4));
            }
        }

        private void PaintFine(int y, int left, Span<Vector128<float>> row)
        {
            row.Clear();
            foreach (ref readonly var layer in placed.AsSpan())
            {
                var (from, to) = layer.Span(y, left, left + row.Length);
                layer.Paint(y, from, row[(from - left)..(to - left)]);
            }
        }

        private Vector128<float> Background(int y) =>
            Vector128.Create(backgroundRows[y * 3], backgroundRows[y * 3 + 1], backgroundRows[y * 3 + 2], 1);

        private void Write(int y, ReadOnlySpan<Vector128<float>> sums, Span<byte> pixels)
        {
            for (var x = 0; x < sums.Length; x++)
            {
                var colour = sums[x] * (1f / (Samples * Samples));
                var covered = colour[3];
                if (backgroundRows.Length > 0)
                    colour += (1 - covered) * Background(y);
                else if (covered > 0)
                    colour = Vector128.Create(colour[0], colour[1], colour[2], covered * covered) / covered;
                for (var channel = 0; channel < 4; channel++)
                    pixels[x * 4 + channel] = (byte)(Math.Clamp(colour[channel], 0, 1) * 255 + 0.5f);
            }
        }
    }
}
