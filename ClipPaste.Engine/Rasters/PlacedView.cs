using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// A view at the resolution of one canvas and one view size, and the kernels that sample it and scatter its gradient, row by row.
/// A view that shrinks the canvas by more than 1.3 takes the mean of 2 x 2 bilinear taps a pixel, and one that shrinks it by 2.6 and more takes them from a half-size canvas.
/// </summary>
internal readonly struct PlacedView
{
    private const double SharpShrink = 1.3;
    private readonly Homography _map;
    private readonly Vector128<float> _fromRed, _fromGreen, _fromBlue, _offset;
    private readonly int _size, _taps;

    public PlacedView(in ViewTransform view, int canvasWidth, int canvasHeight, int viewSize)
    {
        if (!view.ToCanvas.ShowsUnitSquare())
            throw new ArgumentException($"The view reaches beyond the horizon or is not finite: {view.ToCanvas}.", nameof(view));
        View = view;
        _size = viewSize;
        var pixels = Homography.ToRectangle(-0.5, -0.5, canvasWidth, canvasHeight).After(view.ToCanvas);
        var shrink = pixels.Magnification(0.5, 0.5) / viewSize;
        Level = Math.Clamp((int)Math.Floor(Math.Log2(shrink / SharpShrink)), 0, CanvasPyramid.LastLevel(canvasWidth, canvasHeight));
        _taps = shrink > SharpShrink ? 2 : 1;
        var perPixel = 1.0 / (1 << Level);
        var step = 1.0 / (viewSize * _taps);
        _map = Homography.ToRectangle(0.5 * perPixel - 0.5, 0.5 * perPixel - 0.5, perPixel, perPixel).After(pixels)
            .After(Homography.ToRectangle(0.5 * step, 0.5 * step, step, step));
        (_fromRed, _fromGreen) = (ColourTransform.Vector(view.Colour.FromRed), ColourTransform.Vector(view.Colour.FromGreen));
        (_fromBlue, _offset) = (ColourTransform.Vector(view.Colour.FromBlue), ColourTransform.Vector(view.Colour.Offset));
    }

    /// <summary>What is shown.</summary>
    public ViewTransform View { get; }

    /// <summary>How often the canvas is halved before it is sampled.</summary>
    public int Level { get; }

    /// <summary>The floats that a row's coordinates may need, for views of a size.</summary>
    public static int ScratchLength(int viewSize) => 2 * CoordinateRow(viewSize, 2);

    /// <summary>Samples row <paramref name="y"/> of the view and writes its three channels, each colour already transformed.</summary>
    public void Sample(FloatCanvas canvas, int y, Span<float> red, Span<float> green, Span<float> blue, Span<float> scratch)
    {
        Span<Vector128<float>> sums = stackalloc Vector128<float>[_size];
        sums.Clear();
        var length = CoordinateRow(_size, _taps);
        var xs = scratch[..length];
        var ys = scratch.Slice(length, length);
        for (var tapRow = 0; tapRow < _taps; tapRow++)
        {
            Coordinates(canvas, y * _taps + tapRow, xs, ys);
            var texels = new Texels(canvas);
            if (_taps == 1)
            {
                for (var i = 0; i < sums.Length; i++)
                    sums[i] = texels.Read(xs[i], ys[i]);
            }
            else
            {
                for (var i = 0; i < sums.Length; i++)
                    sums[i] += texels.Read(xs[2 * i], ys[2 * i]) + texels.Read(xs[2 * i + 1], ys[2 * i + 1]);
            }
        }
        var share = Vector128.Create(1f / (_taps * _taps));
        for (var i = 0; i < _size; i++)
        {
            var mean = sums[i] * share;
            var colour = _offset + mean[0] * _fromRed + mean[1] * _fromGreen + mean[2] * _fromBlue;
            (red[i], green[i], blue[i]) = (colour[0], colour[1], colour[2]);
        }
    }

    /// <summary>The adjoint of <see cref="Sample"/>: adds the gradient of row <paramref name="y"/> to that of the canvas.</summary>
    public void Scatter(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, int y, FloatCanvas canvas, Span<float> scratch)
    {
        Span<Vector128<float>> gradients = stackalloc Vector128<float>[_size];
        var share = Vector128.Create(1f / (_taps * _taps));
        for (var i = 0; i < _size; i++)
        {
            var g = Vector128.Create(red[i], green[i], blue[i], 0) * share;
            gradients[i] = Vector128.Create(Vector128.Sum(g * _fromRed), Vector128.Sum(g * _fromGreen), Vector128.Sum(g * _fromBlue), 0);
        }
        var length = CoordinateRow(_size, _taps);
        var xs = scratch[..length];
        var ys = scratch.Slice(length, length);
        for (var tapRow = 0; tapRow < _taps; tapRow++)
        {
            Coordinates(canvas, y * _taps + tapRow, xs, ys);
            var texels = new Texels(canvas);
            for (var i = 0; i < gradients.Length; i++)
            {
                for (var tap = i * _taps; tap < (i + 1) * _taps; tap++)
                    texels.Add(xs[tap], ys[tap], gradients[i]);
            }
        }
    }

    private static int CoordinateRow(int viewSize, int taps) => (viewSize * taps + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>Where the taps of one row lie on the canvas, in its pixels, moved to its edge where they fall outside.</summary>
    private void Coordinates(FloatCanvas canvas, int row, Span<float> xs, Span<float> ys)
    {
        var (lastX, lastY) = (new Vector<float>(canvas.Width - 1), new Vector<float>(canvas.Height - 1));
        var (startX, startY, startW) = (_map.B * row + _map.C, _map.E * row + _map.F, _map.H * row + _map.I);
        var index = Vector.CreateSequence(0f, 1f);
        for (var i = 0; i < xs.Length; i += Vector<float>.Count, index += new Vector<float>(Vector<float>.Count))
        {
            var w = Vector<float>.One / (new Vector<float>((float)startW) + new Vector<float>((float)_map.G) * index);
            var x = (new Vector<float>((float)startX) + new Vector<float>((float)_map.A) * index) * w;
            var y = (new Vector<float>((float)startY) + new Vector<float>((float)_map.D) * index) * w;
            Vector.Max(Vector<float>.Zero, Vector.Min(lastX, x)).CopyTo(xs[i..]);
            Vector.Max(Vector<float>.Zero, Vector.Min(lastY, y)).CopyTo(ys[i..]);
        }
    }

    /// <summary>Bilinear access to a canvas of at least 2 x 2 pixels, at coordinates within it.</summary>
    private readonly ref struct Texels(FloatCanvas canvas)
    {
        private readonly ref float _pixels = ref MemoryMarshal.GetArrayDataReference(canvas.Pixels);
        private readonly int _stride = canvas.Width * 4;
        private readonly int _lastColumn = canvas.Width - 2;
        private readonly int _lastRow = canvas.Height - 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Read(float x, float y)
        {
            ref var above = ref Corner(x, y, out var fractionX, out var fractionY);
            ref var below = ref Unsafe.Add(ref above, _stride);
            var upper = Vector256.LoadUnsafe(ref above);
            var mixed = Vector256.FusedMultiplyAdd(Vector256.Create(fractionY), Vector256.LoadUnsafe(ref below) - upper, upper);
            return Vector128.FusedMultiplyAdd(Vector128.Create(fractionX), mixed.GetUpper() - mixed.GetLower(), mixed.GetLower());
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(float x, float y, Vector128<float> gradient)
        {
            ref var above = ref Corner(x, y, out var fractionX, out var fractionY);
            ref var below = ref Unsafe.Add(ref above, _stride);
            // Four floats at a time: the next pixel reads what this one wrote, which a processor forwards only between accesses of one size and place.
            var right = fractionX * gradient;
            var left = gradient - right;
            var downLeft = fractionY * left;
            var downRight = fractionY * right;
            (Vector128.LoadUnsafe(ref above) + (left - downLeft)).StoreUnsafe(ref above);
            (Vector128.LoadUnsafe(ref above, 4) + (right - downRight)).StoreUnsafe(ref above, 4);
            (Vector128.LoadUnsafe(ref below) + downLeft).StoreUnsafe(ref below);
            (Vector128.LoadUnsafe(ref below, 4) + downRight).StoreUnsafe(ref below, 4);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private ref float Corner(float x, float y, out float fractionX, out float fractionY)
        {
            var column = Math.Min((int)x, _lastColumn);
            var row = Math.Min((int)y, _lastRow);
            fractionX = x - column;
            fractionY = y - row;
            return ref Unsafe.Add(ref _pixels, row * _stride + column * 4);
        }
    }
}
