namespace ClipPaste.Engine.Rasters;

/// <summary>
/// The views on the CPU. No call allocates once the sizes have been seen. Results are the same for every number of threads.
/// </summary>
public sealed unsafe class ViewSampler : IViewSampler
{
    // Views are scattered into this many gradients, which are then added in order: enough to keep a few threads busy, few enough to stay in
    // the cache.
    private const int GradientGroups = 4;
    private const int RowsPerTile = 32;
    private readonly int _plane;
    private readonly ParallelTiles _tiles;
    private readonly CanvasPyramid _halved;
    private readonly FloatCanvas[] _groupGradients;
    private readonly CanvasPyramid[] _groupHalved;
    private readonly float[][] _scratch;
    private readonly Action<int, int> _sampleView, _scatterGroup, _reduceTile;
    private PlacedView[] _views = [];
    private int _count;
    private FloatCanvas? _canvas;
    private float* _output;
    private float* _gradients;

    /// <summary>Prepares for one canvas size and one view size.</summary>
    /// <param name="canvasWidth">Canvas width in pixels, at least 2.</param>
    /// <param name="canvasHeight">Canvas height in pixels, at least 2.</param>
    /// <param name="viewSize">The side S of the square views, 2 to 4096.</param>
    /// <param name="threads">How many threads may work at once, at least 1.</param>
    public ViewSampler(int canvasWidth, int canvasHeight, int viewSize, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(canvasWidth, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(canvasHeight, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(viewSize, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(viewSize, 4096);
        (CanvasWidth, CanvasHeight, ViewSize, _plane) = (canvasWidth, canvasHeight, viewSize, viewSize * viewSize);
        _tiles = new ParallelTiles(threads);
        _halved = new CanvasPyramid(canvasWidth, canvasHeight);
        _groupGradients = new FloatCanvas[GradientGroups];
        _groupHalved = new CanvasPyramid[GradientGroups];
        for (var i = 0; i < GradientGroups; i++)
        {
            _groupGradients[i] = new FloatCanvas(canvasWidth, canvasHeight);
            _groupHalved[i] = new CanvasPyramid(canvasWidth, canvasHeight);
        }
        _scratch = new float[threads][];
        for (var i = 0; i < threads; i++)
            _scratch[i] = new float[PlacedView.ScratchLength(viewSize) + 3 * _plane];
        (_sampleView, _scatterGroup, _reduceTile) = (SampleView, ScatterGroup, ReduceTile);
    }

    /// <summary>Canvas width in pixels.</summary>
    public int CanvasWidth { get; }

    /// <summary>Canvas height in pixels.</summary>
    public int CanvasHeight { get; }

    /// <inheritdoc/>
    public int ViewSize { get; }

    /// <inheritdoc/>
    public void Sample(FloatCanvas image, ReadOnlySpan<ViewTransform> views, Span<float> output)
    {
        image.RequireSize(CanvasWidth, CanvasHeight, nameof(image));
        RequireLength(output.Length, views.Length, nameof(output));
        if (_views.Length < views.Length)
            _views = new PlacedView[views.Length];
        _count = 0;
        var levels = 0;
        for (var i = 0; i < views.Length; i++)
        {
            _views[i] = new PlacedView(views[i], CanvasWidth, CanvasHeight, ViewSize);
            levels = Math.Max(levels, _views[i].Level);
        }
        for (var level = 1; level <= levels; level++)
            CanvasPyramid.Halve(level == 1 ? image : _halved.Halved(level - 1), _halved.Halved(level));
        _count = views.Length;
        _canvas = image;
        fixed (float* pointer = output)
        {
            _output = pointer;
            _tiles.Run(_count, _sampleView);
        }
    }

    /// <inheritdoc/>
    public void Backward(ReadOnlySpan<float> viewGradients, FloatCanvas imageGradient)
    {
        imageGradient.RequireSize(CanvasWidth, CanvasHeight, nameof(imageGradient));
        RequireLength(viewGradients.Length, _count, nameof(viewGradients));
        _canvas = imageGradient;
        fixed (float* pointer = viewGradients)
        {
            _gradients = pointer;
            _tiles.Run(Math.Min(GradientGroups, _count), _scatterGroup);
        }
        _tiles.Run((CanvasHeight + RowsPerTile - 1) / RowsPerTile, _reduceTile);
    }

    private void SampleView(int index, int place)
    {
        ref readonly var view = ref _views[index];
        var source = view.Level == 0 ? _canvas! : _halved.Halved(view.Level);
        var planes = new Span<float>(_output + (long)index * 3 * _plane, 3 * _plane);
        var scratch = _scratch[place].AsSpan();
        for (var y = 0; y < ViewSize; y++)
        {
            var start = y * ViewSize;
            var red = planes.Slice(start, ViewSize);
            var green = planes.Slice(_plane + start, ViewSize);
            var blue = planes.Slice(2 * _plane + start, ViewSize);
            view.Sample(source, y, red, green, blue, scratch);
        }
        if (view.View.Blur > 0)
            BlurPlanes(planes, view.View.Blur, scratch);
        if (view.View.NoiseSigma > 0)
            ViewFilters.AddNoise(planes, view.View.NoiseSigma, view.View.NoiseSeed);
    }

    private void ScatterGroup(int group, int place)
    {
        var (gradient, halved) = (_groupGradients[group], _groupHalved[group]);
        gradient.Clear();
        var levels = 0;
        for (var index = group; index < _count; index += GradientGroups)
            levels = Math.Max(levels, _views[index].Level);
        for (var level = 1; level <= levels; level++)
            halved.Halved(level).Clear();
        for (var index = group; index < _count; index += GradientGroups)
            ScatterView(index, _views[index].Level == 0 ? gradient : halved.Halved(_views[index].Level), _scratch[place]);
        for (var level = levels; level >= 1; level--)
            CanvasPyramid.HalveBackward(halved.Halved(level), level == 1 ? gradient : halved.Halved(level - 1));
    }

    private void ScatterView(int index, FloatCanvas target, Span<float> scratch)
    {
        ref readonly var view = ref _views[index];
        var planes = new ReadOnlySpan<float>(_gradients + (long)index * 3 * _plane, 3 * _plane);
        if (view.View.Blur > 0)
        {
            var blurred = scratch.Slice(PlacedView.ScratchLength(ViewSize), 3 * _plane);
            planes.CopyTo(blurred);
            BlurPlanes(blurred, view.View.Blur, scratch);
            planes = blurred;
        }
        for (var y = 0; y < ViewSize; y++)
        {
            var start = y * ViewSize;
            var red = planes.Slice(start, ViewSize);
            var green = planes.Slice(_plane + start, ViewSize);
            var blue = planes.Slice(2 * _plane + start, ViewSize);
            view.Scatter(red, green, blue, y, target, scratch);
        }
    }

    private void BlurPlanes(Span<float> planes, float amount, Span<float> scratch)
    {
        for (var channel = 0; channel < 3; channel++)
            ViewFilters.Blur(planes.Slice(channel * _plane, _plane), ViewSize, amount, scratch);
    }

    private void ReduceTile(int tile, int place)
    {
        for (var y = tile * RowsPerTile; y < Math.Min((tile + 1) * RowsPerTile, CanvasHeight); y++)
        {
            var row = _canvas!.Row(y);
            for (var group = 0; group < Math.Min(GradientGroups, _count); group++)
            {
                var part = _groupGradients[group].Row(y);
                for (var x = 0; x < row.Length; x++)
                    row[x] += part[x];
            }
        }
    }

    private void RequireLength(int floats, int views, string name)
    {
        if (floats != (long)views * 3 * _plane)
            throw new ArgumentException(
                $"{views} views of {ViewSize} x {ViewSize} are {(long)views * 3 * _plane} floats, not {floats}.", name);
    }
}
