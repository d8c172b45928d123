using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Pocket;

/// <summary>
/// min(max(x, 0), 6) and its derivative in place, in bfloat16 or single precision. On the processor both work on the numbers' bits: as signed integers
/// they are ordered like the numbers from 0 up, and every negative number is below 0. libtorch's own operators take longer here than the convolutions.
/// </summary>
internal static class ReluSix
{
    private const int SixSingle = 0x40C00000;
    private const short SixBFloat16 = 0x40C0;

    /// <summary>Clamps a tensor in place.</summary>
    /// <param name="values"><c>[n, c, h, w]</c> with the channels innermost in memory.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor Clamp(Tensor values)
    {
        if (values.device_type != TorchSharp.DeviceType.CPU)
            return values.clamp_(0, 6);
        var memory = values.permute(0, 2, 3, 1).bytes;
        if (values.dtype == ScalarType.BFloat16)
            Clamp(MemoryMarshal.Cast<byte, short>(memory), SixBFloat16);
        else
            Clamp(MemoryMarshal.Cast<byte, int>(memory), SixSingle);
        return values;
    }

    /// <summary>Sets a gradient to zero where the clamped value is at either bound.</summary>
    /// <param name="gradient">Changed in place; the same layout as <paramref name="clamped"/>.</param>
    /// <param name="clamped">What <see cref="Clamp(Tensor)"/> returned.</param>
    /// <returns>The same gradient.</returns>
    public static Tensor Mask(Tensor gradient, Tensor clamped)
    {
        if (gradient.device_type != TorchSharp.DeviceType.CPU)
            return gradient.mul_(clamped.gt(0).to(gradient.dtype)).mul_(clamped.lt(6).to(gradient.dtype));
        var memory = gradient.permute(0, 2, 3, 1).bytes;
        var values = clamped.permute(0, 2, 3, 1).bytes;
        if (clamped.dtype == ScalarType.BFloat16)
            Mask(MemoryMarshal.Cast<byte, short>(memory), MemoryMarshal.Cast<byte, short>(values), SixBFloat16);
        else if (gradient.dtype == ScalarType.BFloat16)
            Mask(MemoryMarshal.Cast<byte, short>(memory), MemoryMarshal.Cast<byte, int>(values));
        else
            Mask(MemoryMarshal.Cast<byte, int>(memory), MemoryMarshal.Cast<byte, int>(values), SixSingle);
        return gradient;
    }

    private static void Clamp<T>(Span<T> values, T six)
        where T : unmanaged, INumber<T>
    {
        var vectors = MemoryMarshal.Cast<T, Vector512<T>>(values);
        var upper = Vector512.Create(six);
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = Vector512.Min(Vector512.Max(vectors[i], Vector512<T>.Zero), upper);
        for (var i = vectors.Length * Vector512<T>.Count; i < values.Length; i++)
            values[i] = T.Min(T.Max(values[i], T.Zero), six);
    }

    private static void Mask<T>(Span<T> gradient, ReadOnlySpan<T> values, T six)
        where T : unmanaged, INumber<T>
    {
        var vectors = MemoryMarshal.Cast<T, Vector512<T>>(gradient);
        var clamped = MemoryMarshal.Cast<T, Vector512<T>>(values);
        var upper = Vector512.Create(six);
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] &= Vector512.GreaterThan(clamped[i], Vector512<T>.Zero) & Vector512.LessThan(clamped[i], upper);
        for (var i = vectors.Length * Vector512<T>.Count; i < values.Length; i++)
            gradient[i] = values[i] > T.Zero && values[i] < six ? gradient[i] : T.Zero;
    }

    private static void Mask(Span<short> gradient, ReadOnlySpan<int> values)
    {
        var vectors = MemoryMarshal.Cast<short, Vector512<short>>(gradient);
        var clamped = MemoryMarshal.Cast<int, Vector512<int>>(values);
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] &= Vector512.Narrow(Inside(clamped[2 * i]), Inside(clamped[2 * i + 1]));
        for (var i = vectors.Length * Vector512<short>.Count; i < values.Length; i++)
            gradient[i] = values[i] is > 0 and < SixSingle ? gradient[i] : (short)0;
    }

    private static Vector512<int> Inside(Vector512<int> values) =>
        Vector512.GreaterThan(values, Vector512<int>.Zero) & Vector512.LessThan(values, Vector512.Create(SixSingle));
}
