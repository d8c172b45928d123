using System.Numerics;
using System.Numerics.Tensors;

namespace ClipPaste.Engine.Rasters;

/// <summary>What is done to a square plane of a view after it was sampled.</summary>
internal static class ViewFilters
{
    // The sum of four bytes has mean 4 * 127.5 and variance 4 * (256^2 - 1) / 12.
    private const float ByteSumMean = 510;
    private const float ByteSumDeviation = 147.8006f;

    /// <summary>
    /// Blurs a plane in place with [b/4, 1 - b/2, b/4] along both axes, b = <paramref name="amount"/>, edge pixels replicated. The operator
    /// is symmetric, so it is its own adjoint.
    /// </summary>
    /// <param name="plane"><c>[size, size]</c>.</param>
    /// <param name="size">The side of the plane.</param>
    /// <param name="amount">0 (nothing) to 1 (binomial).</param>
    /// <param name="scratch">At least <c>2 * size</c> floats.</param>
    public static void Blur(Span<float> plane, int size, float amount, Span<float> scratch)
    {
        var (side, middle) = (amount / 4, 1 - amount / 2);
        var above = scratch[..size];
        var current = scratch.Slice(size, size);
        for (var y = 0; y < size; y++)
        {
            var row = plane.Slice(y * size, size);
            row.CopyTo(current);
            TensorPrimitives.Multiply(row, middle, row);
            TensorPrimitives.MultiplyAdd(current[..^1], side, row[1..], row[1..]);
            TensorPrimitives.MultiplyAdd(current[1..], side, row[..^1], row[..^1]);
            row[0] += side * current[0];
            row[^1] += side * current[^1];
        }
        plane[..size].CopyTo(above);
        for (var y = 0; y < size; y++)
        {
            var row = plane.Slice(y * size, size);
            row.CopyTo(current);
            TensorPrimitives.Multiply(row, middle, row);
            TensorPrimitives.MultiplyAdd(above, side, row, row);
            TensorPrimitives.MultiplyAdd(y + 1 < size ? plane.Slice((y + 1) * size, size) : current, side, row, row);
            current.CopyTo(above);
        }
    }

    /// <summary>
    /// Adds bell-shaped noise of standard deviation <paramref name="sigma"/>: the sum of the four bytes of a hash of the pixel's number
    /// (the finaliser "lowbias32" by Wellons, 2018).
    /// </summary>
    public static void AddNoise(Span<float> values, float sigma, uint seed)
    {
        var scale = sigma / ByteSumDeviation;
        var (bytes, gain, mean) = (new Vector<uint>(0xff), new Vector<float>(scale), new Vector<float>(ByteSumMean));
        var index = Vector.CreateSequence(seed * 0x9E3779B9u, 0x9E3779B9u);
        var step = new Vector<uint>(unchecked(0x9E3779B9u * (uint)Vector<uint>.Count));
        var i = 0;
        for (; i <= values.Length - Vector<uint>.Count; i += Vector<uint>.Count, index += step)
        {
            var hash = Hash(index);
            var sum = (hash & bytes) + ((hash >>> 8) & bytes) + ((hash >>> 16) & bytes) + (hash >>> 24);
            var noise = (Vector.ConvertToSingle(sum.As<uint, int>()) - mean) * gain;
            (new Vector<float>(values[i..]) + noise).CopyTo(values[i..]);
        }
        for (var lane = 0; i < values.Length; i++, lane++)
        {
            var hash = Hash(index)[lane];
            values[i] += ((hash & 0xff) + ((hash >> 8) & 0xff) + ((hash >> 16) & 0xff) + (hash >> 24) - ByteSumMean) * scale;
        }
    }

    private static Vector<uint> Hash(Vector<uint> x)
    {
        x ^= x >>> 16;
        x *= new Vector<uint>(0x7FEB352Du);
        x ^= x >>> 15;
        x *= new Vector<uint>(0x846CA68Bu);
        return x ^ (x >>> 16);
    }
}
