namespace TorchSharp;

internal static partial class torch
{
    public static Tensor full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("full", size.ToArray(), value, dtype, default, device), requires_grad);

    public static Tensor full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        full([size], value, dtype, device, requires_grad);

    /// <summary>The numbers from 0 up to before <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("arange", stop, dtype, default, device), requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("arange.start", start, stop, dtype, default, device), requires_grad);

    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("arange.start_step", start, stop, step, dtype, default, device), requires_grad);

    /// <summary><paramref name="steps"/> numbers at equal distances, both ends included.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("linspace", start, end, steps, dtype, default, device), requires_grad);

    /// <summary>The identity matrix; square where <paramref name="columns"/> is -1.</summary>
    public static Tensor eye(long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("eye.m", rows, columns < 0 ? rows : columns, dtype, default, device), requires_grad);

    /// <summary>Whole numbers from <paramref name="low"/> up to before <paramref name="high"/>.</summary>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("randint.low", low, high, size, dtype ?? ScalarType.Int64, default, device), requires_grad);

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("zeros_like", input, dtype, default, device), requires_grad);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("ones_like", input, dtype, default, device), requires_grad);

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("empty_like", input, dtype, default, device), requires_grad);

    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Dispatcher.Call("full_like", input, value, dtype, default, device), requires_grad);

    private static Tensor Leaf(Tensor fresh, bool requires_grad) => requires_grad ? fresh.requires_grad_() : fresh;
}
