namespace TorchSharp;

internal static partial class torch
{
    /// <summary>Gradients.</summary>
    public static class autograd
    {
        /// <summary>The gradients of the sum of <paramref name="outputs"/> with respect to <paramref name="inputs"/>; touches no <c>grad</c>.</summary>
        /// <param name="outputs">Tensors that depend on the inputs.</param>
        /// <param name="inputs">Tensors that require gradients.</param>
        /// <param name="grad_outputs">The gradient with respect to every output; may be left out for single numbers.</param>
        /// <param name="retain_graph">Whether the graph can be gone through again.</param>
        /// <param name="create_graph">Whether the result can itself be differentiated.</param>
        /// <param name="allow_unused">Gives null, not an exception, for an input that the outputs do not depend on.</param>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            using var held = new BorrowedTensors(outputs, grad_outputs);
            using var wanted = new BorrowedTensors(inputs, null);
            var found = new nint[inputs.Count];
            fixed (nint* from = held.Tensors, seeds = held.Gradients, to = wanted.Tensors, results = found)
            {
                var retain = retain_graph || create_graph ? 1 : 0;
                Shim.Check(Shim.Native.Gradients(
                    from, seeds, outputs.Count, to, inputs.Count, retain, create_graph ? 1 : 0, allow_unused ? 1 : 0, results));
            }
            return Array.ConvertAll(found, native => native == 0 ? null! : new Tensor(native));
        }

        /// <summary>Adds the gradients of <paramref name="tensors"/> to the <c>grad</c> of the leaves they depend on.</summary>
        public static unsafe void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false)
        {
            using var held = new BorrowedTensors(tensors, grad_tensors);
            fixed (nint* from = held.Tensors, seeds = held.Gradients)
            {
                var retain = retain_graph ?? create_graph ? 1 : 0;
                Shim.Check(Shim.Native.Backward(from, seeds, tensors.Count, retain, create_graph ? 1 : 0));
            }
        }

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false) =>
            backward([tensor], grad_tensors, retain_graph, create_graph);
    }

    /// <summary>The native tensors of two lists, kept alive until it is disposed.</summary>
    private readonly ref struct BorrowedTensors
    {
        private readonly Tensor[] owners;

        internal BorrowedTensors(IList<Tensor> tensors, IList<Tensor>? gradients)
        {
            if (gradients is not null && gradients.Count != tensors.Count)
                throw new ArgumentException($"{tensors.Count} tensors need as many gradients, not {gradients.Count}.", nameof(gradients));
            owners = [.. tensors, .. gradients ?? []];
            var natives = new nint[owners.Length];
            for (var i = 0; i < owners.Length; i++)
                natives[i] = owners[i].Borrow();
            Tensors = natives[..tensors.Count];
            Gradients = natives[tensors.Count..];
        }

        internal nint[] Tensors { get; }

        /// <summary>Empty, which pins as null, where none were given.</summary>
        internal nint[] Gradients { get; }

        public void Dispose()
        {
            foreach (var owner in owners)
                owner.GiveBack();
        }
    }
}
