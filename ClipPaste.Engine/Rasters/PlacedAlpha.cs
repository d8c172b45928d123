using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClipPaste.Engine.Rasters;

/// <summary>The alpha of a layer on a coarse grid: bilinear look-ups along a row, and their gradient with respect to the pose.</summary>
internal readonly struct PlacedAlpha
{
    private readonly AlphaTexture.Plane _plane;
    private readonly TextureMap _map;

    public PlacedAlpha(AlphaTexture texture, in AffinePose pose, int gridWidth, int gridHeight)
    {
        _plane = texture.LevelFor(pose.LogScale, out var level);
        _map = new TextureMap(texture.Width, texture.Height, level, _plane.Width, _plane.Height, pose, gridWidth, gridHeight);
        Mass = texture.Mass * Math.Exp(2 * (double)pose.LogScale);
        LiesInside = _map.LiesInside();
    }

    /// <summary>The layer's alpha summed over an unbounded grid, from its texels.</summary>
    public double Mass { get; }

    /// <summary>Whether all of it lies on the grid.</summary>
    public bool LiesInside { get; }

    /// <inheritdoc cref="TextureMap.Span"/>
    public (int From, int To) Span(int y, int to) => _map.Span(y, 0, to);

    /// <summary>Reads row <paramref name="y"/> from column <paramref name="from"/> on.</summary>
    public void Read(int y, int from, Span<float> alpha)
    {
        var (u0, v0, du, dv) = ((float)_map.U(from, y), (float)_map.V(from, y), (float)_map.StepU, (float)_map.StepV);
        for (var i = 0; i < alpha.Length; i++)
        {
            ref var texel = ref Corner(u0 + du * i, v0 + dv * i, out var fu, out var fv);
            ref var below = ref Unsafe.Add(ref texel, _plane.Stride);
            var upper = texel + fu * (Unsafe.Add(ref texel, 1) - texel);
            var lower = below + fu * (Unsafe.Add(ref below, 1) - below);
            alpha[i] = upper + fv * (lower - upper);
        }
    }

    /// <summary>
    /// Adds to <paramref name="pose"/> what the gradient of row <paramref name="y"/> with respect to its alphas says about place, scale and
    /// rotation.
    /// </summary>
    public void Backward(int y, int from, ReadOnlySpan<float> gradient, ref PoseGradient pose)
    {
        var (u0, v0, du, dv) = ((float)_map.U(from, y), (float)_map.V(from, y), (float)_map.StepU, (float)_map.StepV);
        float u = 0, v = 0, weightedU = 0, weightedV = 0;
        var middle = (gradient.Length - 1) / 2f;
        for (var i = 0; i < gradient.Length; i++)
        {
            ref var texel = ref Corner(u0 + du * i, v0 + dv * i, out var fu, out var fv);
            ref var below = ref Unsafe.Add(ref texel, _plane.Stride);
            var (upper, lower) = (Unsafe.Add(ref texel, 1) - texel, Unsafe.Add(ref below, 1) - below);
            var gu = gradient[i] * (upper + fv * (lower - upper));
            var gv = gradient[i] * (below - texel + fu * (lower - upper));
            u += gu;
            v += gv;
            weightedU += (i - middle) * gu;
            weightedV += (i - middle) * gv;
        }
        _map.AddToPose(y, from + (double)middle, u, v, weightedU, weightedV, ref pose);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float Corner(float u, float v, out float fractionU, out float fractionV)
    {
        (u, v) = (Math.Clamp(u, 0, _plane.Width + 1), Math.Clamp(v, 0, _plane.Height + 1));
        var (column, row) = ((int)u, (int)v);
        (fractionU, fractionV) = (u - column, v - row);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_plane.Alpha), row * _plane.Stride + column);
    }
}
