namespace TorchSharp;

internal static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether gradients are taken with respect to this tensor.</summary>
        public unsafe bool requires_grad
        {
            get => Describe().RequiresGrad != 0;
            set => WithNative(native => Shim.Check(Shim.Native.SetRequiresGrad(native, value ? 1 : 0)));
        }

        public bool is_leaf => Describe().Leaf != 0;

        /// <summary>The gradient gathered by <see cref="backward()"/>; null where there is none yet.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                nint found = 0;
                WithNative(native => found = Shim.Native.GradOf(native));
                return found == 0 ? null : new Tensor(found);
            }

            set
            {
                var gradient = value?.Borrow() ?? 0;
                try
                {
                    WithNative(native => Shim.Check(Shim.Native.SetGradOf(native, gradient)));
                }
                finally
                {
                    value?.GiveBack();
                }
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Asks that a tensor which is not a leaf keeps its gradient.</summary>
        public void retain_grad() => Dispatcher.Mutate("retain_grad", this);

        /// <summary>The same values cut off from the graph.</summary>
        public Tensor detach() => Dispatcher.Call("detach", this);

        public Tensor detach_() => Dispatcher.Mutate("detach_", this);

        /// <summary>Adds the gradient of this single number to the <see cref="grad"/> of every leaf it depends on.</summary>
        public void backward() => autograd.backward(this);

        /// <param name="grad_tensors">One tensor of this one's shape: the gradient to start from.</param>
        /// <param name="retain_graph">Whether the graph can be gone through again.</param>
        /// <param name="create_graph">Whether the gradient itself can be differentiated.</param>
        public void backward(IList<Tensor>? grad_tensors, bool retain_graph = false, bool create_graph = false) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph);

        private void WithNative(Action<nint> act)
        {
            var native = Borrow();
            try
            {
                act(native);
            }
            finally
            {
                GiveBack();
            }
        }
    }
}
