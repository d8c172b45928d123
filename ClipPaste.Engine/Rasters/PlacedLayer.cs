using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// A texture level together with the map from canvas pixels to its texels, and the kernels that paint it and differentiate it row by row.
/// Texels outside count as 0.
/// </summary>
internal readonly struct PlacedLayer
{
    private readonly TextureLevel _level;
    private readonly TextureMap _map;
    private readonly float _opacity;

    public PlacedLayer(TexturePyramid texture, in AffinePose pose, int canvasWidth, int canvasHeight)
    {
        var level = texture.LevelFor(pose.LogScale);
        _level = texture.Level(level);
        _map = new TextureMap(texture.Width, texture.Height, level, _level.Width, _level.Height, pose, canvasWidth, canvasHeight);
        _opacity = pose.Opacity;
    }

    /// <summary>Whether the layer changes any pixel, wherever it lies.</summary>
    public bool Paints => _opacity != 0;

    /// <inheritdoc cref="TextureMap.Span"/>
    public (int From, int To) Span(int y, int from, int to) => _map.Span(y, from, to);

    /// <summary>
    /// Paints over <paramref name="row"/>, whose first pixel is in column <paramref name="from"/>: C becomes C (1 - o a) + o P.
    /// </summary>
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
    /// Takes the gradient D with respect to the pixels after this layer was painted, adds what it says about the pose to
    /// <paramref name="pose"/>, and turns it into the gradient with respect to the pixels before: dL/dp = D, dL/da = -&lt;D, below&gt;, and
    /// D becomes D (1 - a).
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
        (u, v, xu, xv) = (_opacity * u, _opacity * v, _opacity * xu, _opacity * xv);
        _map.AddToPose(y, from + (double)middle, Vector128.Sum(u), Vector128.Sum(v), Vector128.Sum(xu), Vector128.Sum(xv), ref pose);
        pose.Opacity += Vector128.Sum(opacity);
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

    /// <summary>
    /// Bilinear look-ups at the pixels of one row. Two texels that are neighbours in a row are read as one vector of eight floats.
    /// </summary>
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
            _start = Vector128.Create((float)layer._map.U(from, y), (float)layer._map.V(from, y), 0, 0);
            _step = Vector128.Create((float)layer._map.StepU, (float)layer._map.StepV, 0, 0);
            _limit = Vector128.Create(level.Width + 1f, level.Height + 1f, 0, 0);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Sample(int i)
        {
            var texels = Vertical(i, out _, out var fractionU);
            return Mix(texels, fractionU);
        }

        /// <summary>
        /// The texture and its slopes, exact for the bilinear surface; at a whole coordinate the slope to the right or below is taken.
        /// </summary>
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
