namespace TorchSharp;

internal static partial class torch
{
    public partial class Tensor
    {
        public Tensor add_(Tensor target) => Dispatcher.Mutate("add_.Tensor", this, target);

        /// <summary>Adds <c>alpha * target</c>.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Dispatcher.Mutate("add_.Tensor", this, target, alpha);

        public Tensor add_(Scalar scalar) => Dispatcher.Mutate("add_.Scalar", this, scalar);

        public Tensor sub_(Tensor target) => Dispatcher.Mutate("sub_.Tensor", this, target);

        public Tensor sub_(Scalar target) => Dispatcher.Mutate("sub_.Scalar", this, target);

        public Tensor mul_(Tensor target) => Dispatcher.Mutate("mul_.Tensor", this, target);

        public Tensor mul_(Scalar target) => Dispatcher.Mutate("mul_.Scalar", this, target);

        public Tensor div_(Tensor target) => Dispatcher.Mutate("div_.Tensor", this, target);

        public Tensor div_(Scalar target) => Dispatcher.Mutate("div_.Scalar", this, target);

        public Tensor pow_(Scalar exponent) => Dispatcher.Mutate("pow_.Scalar", this, exponent);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Dispatcher.Mutate("addcmul_", this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Dispatcher.Mutate("addcdiv_", this, tensor1, tensor2, value);

        public Tensor lerp_(Tensor end, Tensor weight) => Dispatcher.Mutate("lerp_.Tensor", this, end, weight);

        public Tensor neg_() => Dispatcher.Mutate("neg_", this);

        public Tensor abs_() => Dispatcher.Mutate("abs_", this);

        public Tensor exp_() => Dispatcher.Mutate("exp_", this);

        public Tensor sqrt_() => Dispatcher.Mutate("sqrt_", this);

        public Tensor relu_() => Dispatcher.Mutate("relu_", this);

        public Tensor relu6_() => hardtanh_(0, 6);

        public Tensor hardtanh_(Scalar min, Scalar max) => Dispatcher.Mutate("hardtanh_", this, min, max);

        public Tensor sigmoid_() => Dispatcher.Mutate("sigmoid_", this);

        public Tensor silu_() => Dispatcher.Mutate("silu_", this);

        public Tensor tanh_() => Dispatcher.Mutate("tanh_", this);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Dispatcher.Mutate("clamp_", this, min, max);

        public Tensor masked_fill_(Tensor mask, Scalar value) => Dispatcher.Mutate("masked_fill_.Scalar", this, mask, value);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Dispatcher.Mutate("index_add_", this, dim, index, source, alpha);

        public Tensor zero_() => Dispatcher.Mutate("zero_", this);

        public Tensor fill_(Scalar value) => Dispatcher.Mutate("fill_.Scalar", this, value);

        /// <summary>Copies values, converting type and device as needed.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Dispatcher.Mutate("copy_", this, source, nonBlocking);

        /// <summary>Fills with numbers from a normal distribution, drawn from libtorch's own generator.</summary>
        public Tensor normal_(double mean = 0.0, double std = 1.0) => Dispatcher.Mutate("normal_", this, mean, std);

        /// <summary>Fills with uniform numbers, drawn from libtorch's own generator.</summary>
        public Tensor uniform_(double from, double to) => Dispatcher.Mutate("uniform_", this, from, to);
    }
}
