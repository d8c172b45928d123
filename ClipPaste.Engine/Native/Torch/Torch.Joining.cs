namespace TorchSharp;

internal static partial class torch
{
    /// <summary>The tensors one after the other along an existing dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Dispatcher.Call("cat", tensors.ToArray(), dim);

    /// <summary>The tensors side by side along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Dispatcher.Call("stack", tensors.ToArray(), dim);

    /// <summary>Sums of products by Einstein's notation, such as <c>ij,jk-&gt;ik</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Dispatcher.Call("einsum", equation, tensors);

    /// <summary>Where <paramref name="condition"/> holds the element of <paramref name="x"/>, elsewhere that of <paramref name="y"/>.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);

    /// <summary>Coordinates of a grid: one tensor for each vector, each of the shape (length 1, length 2, ...).</summary>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Dispatcher.CallMany("meshgrid.indexing", tensors.ToArray(), indexing);

    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    public static Tensor mean(Tensor input) => input.mean();

    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        input.mean(dimensions, keepdim, type);

    public static Tensor max(Tensor input) => input.max();

    public static Tensor min(Tensor input) => input.min();

    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    public static Tensor norm(Tensor input, float p = 2.0f) => input.norm(p);
}
