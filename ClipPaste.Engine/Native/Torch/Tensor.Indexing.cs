namespace TorchSharp;

internal static partial class torch
{
    public partial class Tensor
    {
        public Tensor this[long i1] => select(0, i1);

        public Tensor this[long i1, long i2] => At(i1, i2);

        public Tensor this[long i1, long i2, long i3] => At(i1, i2, i3);

        public Tensor this[long i1, long i2, long i3, long i4] => At(i1, i2, i3, i4);

        /// <summary>One index of a dimension, which is dropped; a view.</summary>
        public Tensor select(long dim, long index) => Dispatcher.Call("select.int", this, dim, index);

        /// <summary>A stretch of a dimension; a view.</summary>
        public Tensor narrow(long dim, long start, long length) => Dispatcher.Call("narrow", this, dim, start, length);

        /// <summary>Every <paramref name="step"/>th index from <paramref name="start"/> up to before <paramref name="finish"/>; a view.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Dispatcher.Call("slice.Tensor", this, dim, start, finish, step);

        /// <summary>The rows (of dimension <paramref name="dim"/>) named by a vector of Int64.</summary>
        public Tensor index_select(long dim, Tensor index) => Dispatcher.Call("index_select", this, dim, index);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Dispatcher.Call("index_add", this, dim, index, source, alpha);

        public Tensor gather(long dim, Tensor index) => Dispatcher.Call("gather", this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Dispatcher.Call("scatter.src", this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Dispatcher.Call("scatter_add", this, dim, index, src);

        public Tensor masked_select(Tensor mask) => Dispatcher.Call("masked_select", this, mask);

        public Tensor nonzero() => Dispatcher.Call("nonzero", this);

        private Tensor At(params ReadOnlySpan<long> indices)
        {
            var part = this;
            foreach (var index in indices)
            {
                var next = part.select(0, index);
                if (!ReferenceEquals(part, this))
                    part.Dispose();
                part = next;
            }
            return part;
        }
    }
}
