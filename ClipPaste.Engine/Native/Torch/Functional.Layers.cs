namespace TorchSharp;

internal static partial class torch
{
    /// <summary>Networks: only the functions, for weights are kept by whoever read them.</summary>
    public static partial class nn
    {
        /// <summary>How the losses of the elements become one.</summary>
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        /// <summary>The operators that networks are built of.</summary>
        public static partial class functional
        {
            /// <summary>Convolution of <c>[n, in, h, w]</c> with <c>[out, in / groups, kh, kw]</c>.</summary>
            public static Tensor conv2d(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                long groups = 1) =>
                Dispatcher.Call("conv2d", input, weight, bias, strides ?? [1], padding ?? [0], dilation ?? [1], groups);

            /// <summary>The transpose of <see cref="conv2d"/> with respect to its input; the weight is <c>[in, out / groups, kh, kw]</c>.</summary>
            public static Tensor conv_transpose2d(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? strides = null,
                long[]? padding = null,
                long[]? output_padding = null,
                long[]? dilation = null,
                long groups = 1) =>
                Dispatcher.Call(
                    "conv_transpose2d.input", input, weight, bias, strides ?? [1], padding ?? [0], output_padding ?? [0], groups, dilation ?? [1]);

            /// <summary><c>input weights^T + bias</c>.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Dispatcher.Call("linear", input, weights, bias);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Dispatcher.Call("layer_norm", input, normalized_shape, weight, bias, eps);

            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Dispatcher.Call("group_norm", input, num_groups, weight, bias, eps);

            /// <summary>Normalises every channel: by the running statistics, or in training by the batch's own, which then update them.</summary>
            public static Tensor batch_norm(
                Tensor input,
                Tensor? running_mean,
                Tensor? running_var,
                Tensor? weight = null,
                Tensor? bias = null,
                bool training = false,
                double momentum = 0.1,
                double eps = 1e-5) =>
                Dispatcher.Call("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            /// <summary>Divides by the p-norm along a dimension, which counts as <paramref name="eps"/> at least.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12) =>
                WrappedTensorDisposeScope(() => input / input.norm((int)dim, true, (float)p).clamp_min(eps));

            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) =>
                Dispatcher.Call("cosine_similarity", x1, x2, dim, eps);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Dispatcher.Call("mse_loss", input, target, (long)reduction);
        }
    }
}
