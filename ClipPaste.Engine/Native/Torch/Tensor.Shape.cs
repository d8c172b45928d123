namespace TorchSharp;

internal static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The transpose of a matrix.</summary>
        public Tensor T => Dispatcher.Call("t", this);

        /// <summary>The same elements in another shape; one length may be -1. A view where possible, else a copy.</summary>
        public Tensor reshape(params long[] shape) => Dispatcher.Call("reshape", this, shape);

        /// <summary>The same memory in another shape.</summary>
        public Tensor view(params long[] shape) => Dispatcher.Call("view", this, shape);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Dispatcher.Call("flatten.using_ints", this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes) => Dispatcher.Call("unflatten.int", this, dim, sizes);

        public Tensor t() => T;

        public Tensor transpose(long dim0, long dim1) => Dispatcher.Call("transpose.int", this, dim0, dim1);

        public Tensor permute(params long[] permutation) => Dispatcher.Call("permute", this, permutation);

        public Tensor movedim(long[] source, long[] destination) => Dispatcher.Call("movedim.intlist", this, source, destination);

        public Tensor unsqueeze(long dim) => Dispatcher.Call("unsqueeze", this, dim);

        /// <summary>Without dimension <paramref name="dim"/> if its length is 1; without all such dimensions where none is named.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } one ? Dispatcher.Call("squeeze.dim", this, one) : Dispatcher.Call("squeeze", this);

        /// <summary>Repeats dimensions of length 1 without copying; -1 keeps a length.</summary>
        public Tensor expand(params long[] sizes) => Dispatcher.Call("expand", this, sizes);

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor broadcast_to(params long[] shape) => Dispatcher.Call("broadcast_to", this, shape);

        /// <summary>Copies the tensor a number of times along every dimension.</summary>
        public Tensor repeat(params long[] sizes) => Dispatcher.Call("repeat", this, sizes);

        public Tensor repeat_interleave(long repeats, long? dim = null) => Dispatcher.Call("repeat_interleave.self_int", this, repeats, dim);

        public Tensor flip(params long[] dims) => Dispatcher.Call("flip", this, dims);

        public Tensor roll(long[] shifts, long[] dims) => Dispatcher.Call("roll", this, shifts, dims);

        /// <summary>The elements one after the other in memory; the tensor itself if they already are.</summary>
        public Tensor contiguous() => Dispatcher.Call("contiguous", this);

        public Tensor clone() => Dispatcher.Call("clone", this);

        /// <summary>Another tensor over the same memory.</summary>
        public Tensor alias() => Dispatcher.Call("alias", this);

        public Tensor tril(long diagonal = 0) => Dispatcher.Call("tril", this, diagonal);

        public Tensor triu(long diagonal = 0) => Dispatcher.Call("triu", this, diagonal);

        public Tensor[] chunk(long chunks, long dim = 0L) => Dispatcher.CallMany("chunk", this, chunks, dim);

        public Tensor[] split(long size, int dim = 0) => Dispatcher.CallMany("split.Tensor", this, size, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Dispatcher.CallMany("split_with_sizes", this, sizes, dim);

        public Tensor[] unbind(long dimension = 0L) => Dispatcher.CallMany("unbind.int", this, dimension);
    }
}
