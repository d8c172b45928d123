namespace TorchSharp;

internal static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements. The sum along the first dimension is <c>sum(0L)</c>: a plain 0 would convert to the element type Byte.</summary>
        public Tensor sum(ScalarType? type = null) => Dispatcher.Call("sum", this, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Dispatcher.Call("sum.dim_IntList", this, dim, keepdim, type);

        public Tensor mean() => Dispatcher.Call("mean", this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Dispatcher.Call("mean.dim", this, dimensions, keepdim, type);

        public Tensor prod(ScalarType? type = null) => Dispatcher.Call("prod", this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Dispatcher.Call("prod.dim_int", this, dim, keepdim, type);

        public Tensor cumsum(long dim, ScalarType? type = null) => Dispatcher.Call("cumsum", this, dim, type);

        public Tensor logsumexp(long dim, bool keepdim = false) => Dispatcher.Call("logsumexp", this, new[] { dim }, keepdim);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2.0f) => Dispatcher.Call("norm.Scalar", this, (double)p);

        /// <summary>The p-norm along one dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            Dispatcher.Call("norm.ScalarOpt_dim", this, (double)p, new long[] { dim }, keepdim);

        /// <summary>The variance; divided by n - 1 where <paramref name="unbiased"/>, else by n.</summary>
        public Tensor var(bool unbiased = true) => Dispatcher.Call("var", this, unbiased);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false) => Dispatcher.Call("var.dim", this, new[] { dim }, unbiased, keepdim);

        public Tensor std(bool unbiased = true) => Dispatcher.Call("std", this, unbiased);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false) => Dispatcher.Call("std.dim", this, new[] { dim }, unbiased, keepdim);

        public Tensor max() => Dispatcher.Call("max", this);

        public Tensor max(Tensor other) => maximum(other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Dispatcher.CallPair("max.dim", this, dim, keepdim);

        public Tensor min() => Dispatcher.Call("min", this);

        public Tensor min(Tensor other) => minimum(other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Dispatcher.CallPair("min.dim", this, dim, keepdim);

        /// <summary>The largest element along some dimensions; equal ones share the gradient.</summary>
        public Tensor amax(params long[] dims) => Dispatcher.Call("amax", this, dims);

        public Tensor amin(params long[] dims) => Dispatcher.Call("amin", this, dims);

        /// <summary>The index of the largest of all elements.</summary>
        public Tensor argmax() => Dispatcher.Call("argmax", this);

        public Tensor argmax(long dim, bool keepdim = false) => Dispatcher.Call("argmax", this, dim, keepdim);

        public Tensor argmin() => Dispatcher.Call("argmin", this);

        public Tensor argmin(long dim, bool keepdim = false) => Dispatcher.Call("argmin", this, dim, keepdim);

        public Tensor argsort(long dim = -1, bool descending = false) => Dispatcher.Call("argsort", this, dim, descending);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false) => Dispatcher.CallPair("sort", this, dim, descending);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Dispatcher.CallPair("topk", this, k, dim, largest, sorted);

        public Tensor all() => Dispatcher.Call("all", this);

        public Tensor any() => Dispatcher.Call("any", this);
    }
}
