using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// A texture level together with the affine map from canvas pixels to its texels, and the kernels that paint it and differentiate it row by row.
/// Pixel and texel centres lie at whole numbers; texels outside count as 0. Coordinates u, v here are texels plus 1, to index the bordered level directly.
/// </summary>
internal readonly struct PlacedLayer
{
    private readonly TextureLevel _level;
    private readonly double _centreU, _centreV, _u0, _v0, _ux, _vx, _uy, _vy;
    private readonly int _canvasWidth, _canvasHeight;
    private readonly float _opacity, _mirror;

    public PlacedLayer(TexturePyramid texture, in AffinePose pose, int canvasWidth, int canvasHeight)
    {
        var level = texture.LevelFor(pose.LogScale);
        _level = texture.Level(level);
        _opacity = pose.Opacity;
        (_canvasWidth, _canvasHeight) = (canvasWidth, canvasHeight);
        _mirror = pose.Mirrored ? -1 : 1;
        var perTexel = 1.0 / (1L << level);
        var k = Math.Exp(-pose.LogScale) * perTexel;
        var (sin, cos) = Math.SinCos(pose.Rotation);
        (_ux, _uy) = (_mirror * k * cos, _mirror * k * sin);
        (_vx, _vy) = (-k * sin, k * cos);
        // A texel of level l spans 2^l of level 0, so texel u of level 0 lies at (u + .5) / 2^l - .5 of it.
        (_centreU, _centreV) = (texture.Width * 0.5 * perTexel + 0.5, texture.Height * 0.5 * perTexel + 0.5);
        var centreX = (canvasWidth - 1) / 2.0 + (double)pose.X * canvasWidth;
        var centreY = (canvasHeight - 1) / 2.0 + (double)pose.Y * canvasHeight;
        _u0 = _centreU - _ux * centreX - _uy * centreY;
        _v0 = _centreV - _vx * centreX - _vy * centreY;
    }

    /// <summary>Whether the layer changes any pixel, wherever it lies.</summary>
    public bool Paints => _opacity != 0;

    /// <summary>The columns from <paramref name="from"/> to before <paramref name="to"/> in which row <paramref name="y"/> meets the texture or its faded edge.</summary>
    public (int From, int To) Span(int y, int from, int to)
    {
        double low = from, high = to - 1;
        Clip(_u0 + _uy * y, _ux, _level.Width + 1, ref low, ref high);
        Clip(_v0 + _vy * y, _vx, _level.Height + 1, ref low, ref high);
        return low <= high ? ((int)Math.Ceiling(low), (int)Math.Floor(high) + 1) : (from, from);
    }

    /// <summary>Paints over <paramref name="row"/>, whose first pixel is in column <paramref name="from"/>: C becomes C (1 - o a) + o P.</summary>
    public void Paint(int y, int from, Span<Vector128<float>> row)
    {
        var walk = new Walk(this, y, from);
        for (var i = 0; i < row.Length; i++)
        {
            var p = _opacity * walk.Sample(i);
            row[i] = Vector128.FusedMultiplyAdd(row[i], Vector128<float>.One - Alpha(p), p);
        }
    }

    /// <summary>
    /// Takes the gradient D with respect to the pixels after this layer was painted, adds what it says about the pose to <paramref name="pose"/>,
    /// and turns it into the gradient with respect to the pixels before: dL/dp = D, dL/da = -&lt;D, below&gt;, and D becomes D (1 - a).
    /// </summary>
    public void Backward(int y, int from, ReadOnlySpan<Vector128<float>> below, Span<Vector128<float>> gradient, ref PoseGradient pose)
    {
        var walk = new Walk(this, y, from);
        Vector128<float> u = default, v = default, xu = default, xv = default, opacity = default;
        var alphaLane = Vector128.Create(0, 0, 0, -1).AsSingle();
        var middle = (gradient.Length - 1) / 2f;
        for (var i = 0; i < gradient.Length; i++)
        {
            var p = walk.Sample(i, out var alongU, out var alongV);
            var d = gradient[i];
            var g = d - (alphaLane & Dot(d, below[i]));
            var (gu, gv) = (g * alongU, g * alongV);
            var x = Vector128.Create(i - middle);
            u += gu;
            v += gv;
            xu = Vector128.FusedMultiplyAdd(x, gu, xu);
            xv = Vector128.FusedMultiplyAdd(x, gv, xv);
            opacity = Vector128.FusedMultiplyAdd(g, p, opacity);
            gradient[i] = d * (Vector128<float>.One - _opacity * Alpha(p));
        }
        AddToPose(y, from + (double)middle, (Vector128.Sum(u), Vector128.Sum(v), Vector128.Sum(xu), Vector128.Sum(xv)), ref pose);
        pose.Opacity += Vector128.Sum(opacity);
    }

    /// <summary>
    /// Chains a row's sums of dL/du and dL/dv, plain and weighted with the distance from column <paramref name="middle"/>, to the pose:
    /// du/dx0 = -ux, du/d(log scale) = -(u - centre), du/d(rotation) = m (v - centre), dv/d(rotation) = -m (u - centre), with m = -1 when mirrored.
    /// </summary>
    private void AddToPose(int y, double middle, (float U, float V, float XU, float XV) sums, ref PoseGradient pose)
    {
        var fromCentreU = _u0 + _uy * y + _ux * middle - _centreU;
        var fromCentreV = _v0 + _vy * y + _vx * middle - _centreV;
        pose.X -= _opacity * _canvasWidth * (_ux * sums.U + _vx * sums.V);
        pose.Y -= _opacity * _canvasHeight * (_uy * sums.U + _vy * sums.V);
        pose.LogScale -= _opacity * (fromCentreU * sums.U + _ux * sums.XU + fromCentreV * sums.V + _vx * sums.XV);
        pose.Rotation += _opacity * _mirror * (fromCentreV * sums.U + _vx * sums.XU - fromCentreU * sums.V - _ux * sums.XV);
    }

    /// <summary>Narrows [low, high] to where 0 &lt;= start + slope x &lt;= limit.</summary>
    private static void Clip(double start, double slope, double limit, ref double low, ref double high)
    {
        if (slope == 0)
        {
            if (start < 0 || start > limit)
                high = double.NegativeInfinity;
            return;
        }
        var (a, b) = (-start / slope, (limit - start) / slope);
        low = Math.Max(low, Math.Ceiling(Math.Min(a, b)));
        high = Math.Min(high, Math.Floor(Math.Max(a, b)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Alpha(Vector128<float> pixel) => Vector128.Shuffle(pixel, Vector128.Create(3));

    /// <summary>The inner product in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Dot(Vector128<float> a, Vector128<float> b)
    {
        var products = a * b;
        products += Vector128.Shuffle(products, Vector128.Create(1, 0, 3, 2));
        return products + Vector128.Shuffle(products, Vector128.Create(2, 3, 0, 1));
    }

    /// <summary>Bilinear look-ups at the pixels of one row. Two texels that are neighbours in a row are read as one vector of eight floats.</summary>
    private readonly ref struct Walk
    {
        private readonly ref float _texels;
        private readonly int _stride;
        private readonly Vector128<float> _start, _step, _limit;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Walk(in PlacedLayer layer, int y, int from)
        {
            var level = layer._level;
            _texels = ref Unsafe.As<Vector128<float>, float>(ref MemoryMarshal.GetArrayDataReference(level.Texels));
            _stride = level.Stride;
            _start = Vector128.Create((float)(layer._u0 + layer._uy * y + layer._ux * from), (float)(layer._v0 + layer._vy * y + layer._vx * from), 0, 0);
            _step = Vector128.Create((float)layer._ux, (float)layer._vx, 0, 0);
            _limit = Vector128.Create(level.Width + 1f, level.Height + 1f, 0, 0);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Sample(int i)
        {
            var texels = Vertical(i, out _, out var fractionU);
            return Mix(texels, fractionU);
        }

        /// <summary>The texture and its slopes, exact for the bilinear surface; at a whole coordinate the slope to the right or below is taken.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Sample(int i, out Vector128<float> alongU, out Vector128<float> alongV)
        {
            var texels = Vertical(i, out var difference, out var fractionU);
            alongU = texels.GetUpper() - texels.GetLower();
            alongV = Mix(difference, fractionU);
            return Vector128.FusedMultiplyAdd(fractionU, alongU, texels.GetLower());
        }

        /// <summary>The left and right texel, each mixed from the rows above and below, and the difference of those rows.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector256<float> Vertical(int i, out Vector256<float> difference, out Vector128<float> fractionU)
        {
            // The span was computed in double; in float a coordinate may fall outside by a rounding, hence the clamp.
            var uv = Vector128.FusedMultiplyAdd(_step, Vector128.Create((float)i), _start);
            uv = Vector128.MinNative(Vector128.MaxNative(uv, Vector128<float>.Zero), _limit);
            var whole = Vector128.ConvertToInt32Native(uv);
            var fraction = uv - Vector128.ConvertToSingle(whole);
            fractionU = Vector128.Shuffle(fraction, Vector128.Create(0));
            var fractionV = Vector128.Shuffle(fraction, Vector128.Create(1));
            var above = (nuint)((nint)whole.GetElement(1) * _stride + whole.GetElement(0)) * 4;
            var upper = Vector256.LoadUnsafe(ref _texels, above);
            difference = Vector256.LoadUnsafe(ref _texels, above + (nuint)_stride * 4) - upper;
            return Vector256.FusedMultiplyAdd(Vector256.Create(fractionV, fractionV), difference, upper);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<float> Mix(Vector256<float> pair, Vector128<float> fraction) =>
            Vector128.FusedMultiplyAdd(fraction, pair.GetUpper() - pair.GetLower(), pair.GetLower());
    }
}
