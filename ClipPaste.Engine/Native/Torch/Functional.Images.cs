namespace TorchSharp;

internal static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor avg_pool2d(
                Tensor input,
                long[] kernel_size,
                long[]? stride = null,
                long[]? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null) =>
                Dispatcher.Call(
                    "avg_pool2d", input, kernel_size, stride ?? kernel_size, padding ?? [0], ceil_mode, count_include_pad, divisor_override);

            public static Tensor max_pool2d(
                Tensor input,
                long[] kernel_size,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                bool ceil_mode = false) =>
                Dispatcher.Call("max_pool2d", input, kernel_size, strides ?? kernel_size, padding ?? [0], dilation ?? [1], ceil_mode);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Dispatcher.Call("adaptive_avg_pool2d", input, output_size);

            /// <summary>Adds a border; the pairs of <paramref name="pad"/> (before, after) begin with the last dimension.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Reflect => Dispatcher.Call("pad", input, pad, "reflect"),
                PaddingModes.Replicate => Dispatcher.Call("pad", input, pad, "replicate"),
                PaddingModes.Circular => Dispatcher.Call("pad", input, pad, "circular"),
                _ => Dispatcher.Call("pad", input, pad, "constant", value),
            };

            /// <summary>Samples <c>[n, c, h, w]</c> at the places <c>[n, h', w', (x, y)]</c>, -1..1 from edge to edge.</summary>
            public static Tensor grid_sample(
                Tensor input,
                Tensor grid,
                GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros,
                bool? align_corners = null) =>
                Dispatcher.Call("grid_sampler", input, grid, mode == GridSampleMode.Nearest ? 1 : 0, OperatorNumber(padding_mode), align_corners ?? false);

            /// <summary>The places to sample for affine maps <c>[n, 2, 3]</c> of pictures of <paramref name="size"/> (n, c, h, w).</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                Dispatcher.Call("affine_grid_generator", theta, size, align_corners);

            /// <summary>Resizes <c>[n, c, h, w]</c> to <paramref name="size"/>, or by <paramref name="scale_factor"/>.</summary>
            /// <exception cref="NotSupportedException">The mode is one for other numbers of dimensions.</exception>
            public static Tensor interpolate(
                Tensor x,
                long[]? size = null,
                double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null,
                bool recompute_scale_factor = false)
            {
                if (recompute_scale_factor && size is null && scale_factor is not null)
                    (size, scale_factor) = (Scaled(x.shape, scale_factor), null);
                var corners = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => Dispatcher.Call("upsample_nearest2d.vec", x, size, scale_factor),
                    InterpolationMode.Bilinear => Dispatcher.Call("upsample_bilinear2d.vec", x, size, corners, scale_factor),
                    InterpolationMode.Bicubic => Dispatcher.Call("upsample_bicubic2d.vec", x, size, corners, scale_factor),
                    InterpolationMode.Area => adaptive_avg_pool2d(x, size ?? Scaled(x.shape, scale_factor!)),
                    _ => throw new NotSupportedException($"interpolate offers no {mode} for pictures."),
                };
            }

            private static long[] Scaled(long[] shape, double[] factors) => [(long)(shape[2] * factors[0]), (long)(shape[3] * factors[^1])];

            private static long OperatorNumber(GridSamplePaddingMode mode) => mode switch
            {
                GridSamplePaddingMode.Border => 1,
                GridSamplePaddingMode.Reflection => 2,
                _ => 0,
            };
        }
    }
}
