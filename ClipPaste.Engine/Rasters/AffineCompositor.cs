using System.Runtime.Intrinsics;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// The compositor on the CPU: vector kernels with analytic gradients. No call allocates. Results are the same for every number of threads.
/// </summary>
public sealed class AffineCompositor : ICompositor
{
    private const int RowsPerTile = 8;
    private readonly TexturePyramid[] _layers;
    private readonly PlacedLayer[] _placed;
    private readonly int[] _order;
    private readonly float[] _background;
    private readonly float[] _backgroundGradient;
    private readonly PoseGradient[] _tileGradients;
    private readonly Vector128<float>[][] _scratch;
    private readonly ParallelTiles _tiles;
    private readonly Action<int, int> _renderTile;
    private readonly Action<int, int> _backwardTile;
    private readonly int _tileCount;
    private FloatCanvas? _canvas;
    private bool _rendered;

    /// <summary>Prepares for one canvas size and one list of layers; cheap enough to do again when layers come or go.</summary>
    /// <param name="width">Canvas width in pixels.</param>
    /// <param name="height">Canvas height in pixels.</param>
    /// <param name="layers">The textures, from back to front until <see cref="SetOrder"/> says otherwise.</param>
    /// <param name="threads">How many threads may work at once, at least 1.</param>
    public AffineCompositor(int width, int height, IReadOnlyList<TexturePyramid> layers, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
        _layers = [.. layers];
        _placed = new PlacedLayer[_layers.Length];
        _order = [.. Enumerable.Range(0, _layers.Length)];
        _background = new float[height * 3];
        _backgroundGradient = new float[height * 3];
        _tileCount = (height + RowsPerTile - 1) / RowsPerTile;
        _tileGradients = new PoseGradient[_tileCount * _layers.Length];
        _tiles = new ParallelTiles(threads);
        _scratch = new Vector128<float>[threads][];
        for (var i = 0; i < threads; i++)
            _scratch[i] = new Vector128<float>[(_layers.Length + 2) * width];
        (_renderTile, _backwardTile) = (RenderTile, BackwardTile);
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public void SetOrder(ReadOnlySpan<int> backToFront) => LayerArguments.CopyOrder(backToFront, _order);

    /// <inheritdoc/>
    public void Render(ReadOnlySpan<AffinePose> poses, ReadOnlySpan<float> backgroundRows, FloatCanvas image)
    {
        RequireLengths(poses.Length, backgroundRows.Length);
        image.RequireSize(Width, Height, nameof(image));
        for (var i = 0; i < poses.Length; i++)
            _placed[i] = new PlacedLayer(_layers[i], LayerArguments.Checked(poses, i), Width, Height);
        backgroundRows.CopyTo(_background);
        _canvas = image;
        _tiles.Run(_tileCount, _renderTile);
        _rendered = true;
    }

    /// <inheritdoc/>
    public void Backward(FloatCanvas imageGradient, Span<PoseGradient> poseGradients, Span<float> backgroundRowGradient)
    {
        if (!_rendered)
            throw new InvalidOperationException("Render a picture before asking for its gradient.");
        RequireLengths(poseGradients.Length, backgroundRowGradient.Length);
        imageGradient.RequireSize(Width, Height, nameof(imageGradient));
        _canvas = imageGradient;
        _tileGradients.AsSpan().Clear();
        _tiles.Run(_tileCount, _backwardTile);
        _backgroundGradient.CopyTo(backgroundRowGradient);
        poseGradients.Clear();
        for (var tile = 0; tile < _tileCount; tile++)
        {
            for (var layer = 0; layer < _layers.Length; layer++)
                poseGradients[layer].Add(_tileGradients[tile * _layers.Length + layer]);
        }
    }

    private void RenderTile(int tile, int place)
    {
        for (var y = tile * RowsPerTile; y < Math.Min((tile + 1) * RowsPerTile, Height); y++)
        {
            var row = _canvas!.Row(y);
            row.Fill(Background(y));
            foreach (var layer in _order)
            {
                ref readonly var placed = ref _placed[layer];
                if (!placed.Paints)
                    continue;
                var (from, to) = placed.Span(y, 0, Width);
                placed.Paint(y, from, row[from..to]);
            }
        }
    }

    private void BackwardTile(int tile, int place)
    {
        var gradients = _tileGradients.AsSpan(tile * _layers.Length, _layers.Length);
        for (var y = tile * RowsPerTile; y < Math.Min((tile + 1) * RowsPerTile, Height); y++)
            BackwardRow(y, _scratch[place], gradients);
    }

    /// <summary>Paints the row again, keeping what lay below each layer, then goes from the front layer to the back.</summary>
    private void BackwardRow(int y, Span<Vector128<float>> scratch, Span<PoseGradient> gradients)
    {
        var row = scratch[..Width];
        var gradient = scratch.Slice(Width, Width);
        var below = scratch[(2 * Width)..];
        row.Fill(Background(y));
        for (var i = 0; i < _order.Length; i++)
        {
            ref readonly var placed = ref _placed[_order[i]];
            var (from, to) = placed.Span(y, 0, Width);
            row[from..to].CopyTo(below[(i * Width)..]);
            if (placed.Paints)
                placed.Paint(y, from, row[from..to]);
        }
        _canvas!.Row(y).CopyTo(gradient);
        for (var i = _order.Length - 1; i >= 0; i--)
        {
            ref readonly var placed = ref _placed[_order[i]];
            var (from, to) = placed.Span(y, 0, Width);
            if (to > from)
                placed.Backward(y, from, below.Slice(i * Width, to - from), gradient[from..to], ref gradients[_order[i]]);
        }
        var sum = Vector128<float>.Zero;
        foreach (var pixel in gradient)
            sum += pixel;
        for (var channel = 0; channel < 3; channel++)
            _backgroundGradient[y * 3 + channel] = sum[channel];
    }

    private Vector128<float> Background(int y) => Vector128.Create(_background[y * 3], _background[y * 3 + 1], _background[y * 3 + 2], 0);

    private void RequireLengths(int poses, int rows)
    {
        if (poses != _layers.Length)
            throw new ArgumentException($"There are {_layers.Length} layers but {poses} poses.", nameof(poses));
        if (rows != Height * 3)
            throw new ArgumentException($"A background of {Height} rows is {Height * 3} floats, not {rows}.", nameof(rows));
    }
}
