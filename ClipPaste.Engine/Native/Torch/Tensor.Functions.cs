namespace TorchSharp;

internal static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Dispatcher.Call("abs", this);

        public Tensor exp() => Dispatcher.Call("exp", this);

        /// <summary><c>exp(x) - 1</c>.</summary>
        public Tensor expm1() => Dispatcher.Call("expm1", this);

        public Tensor log() => Dispatcher.Call("log", this);

        public Tensor log2() => Dispatcher.Call("log2", this);

        public Tensor log10() => Dispatcher.Call("log10", this);

        /// <summary><c>log(1 + x)</c>.</summary>
        public Tensor log1p() => Dispatcher.Call("log1p", this);

        public Tensor sqrt() => Dispatcher.Call("sqrt", this);

        /// <summary><c>1 / sqrt(x)</c>.</summary>
        public Tensor rsqrt() => Dispatcher.Call("rsqrt", this);

        public Tensor reciprocal() => Dispatcher.Call("reciprocal", this);

        public Tensor square() => Dispatcher.Call("square", this);

        public Tensor sin() => Dispatcher.Call("sin", this);

        public Tensor cos() => Dispatcher.Call("cos", this);

        public Tensor tan() => Dispatcher.Call("tan", this);

        public Tensor asin() => Dispatcher.Call("asin", this);

        public Tensor acos() => Dispatcher.Call("acos", this);

        public Tensor atan() => Dispatcher.Call("atan", this);

        public Tensor sinh() => Dispatcher.Call("sinh", this);

        public Tensor cosh() => Dispatcher.Call("cosh", this);

        public Tensor tanh() => Dispatcher.Call("tanh", this);

        /// <summary>The error function.</summary>
        public Tensor erf() => Dispatcher.Call("erf", this);

        public Tensor floor() => Dispatcher.Call("floor", this);

        public Tensor ceil() => Dispatcher.Call("ceil", this);

        public Tensor trunc() => Dispatcher.Call("trunc", this);

        /// <summary>-1, 0 or 1.</summary>
        public Tensor sign() => Dispatcher.Call("sign", this);

        public Tensor sigmoid() => Dispatcher.Call("sigmoid", this);

        public Tensor relu() => Dispatcher.Call("relu", this);

        /// <summary><c>x * sigmoid(x)</c>.</summary>
        public Tensor silu() => Dispatcher.Call("silu", this);

        public Tensor isnan() => Dispatcher.Call("isnan", this);

        public Tensor isinf() => Dispatcher.Call("isinf", this);

        public Tensor isfinite() => Dispatcher.Call("isfinite", this);

        public Tensor logical_not() => Dispatcher.Call("logical_not", this);

        /// <summary>The nearest integers; halves go to the even one.</summary>
        public Tensor round() => Dispatcher.Call("round", this);

        public Tensor negative() => neg();

        public Tensor atan2(Tensor other) => Dispatcher.Call("atan2", this, other);

        public Tensor relu6() => hardtanh(0, 6);

        /// <summary>Clamps to <paramref name="min"/>..<paramref name="max"/>; the gradient outside is zero.</summary>
        public Tensor hardtanh(Scalar min, Scalar max) => Dispatcher.Call("hardtanh", this, min, max);

        /// <summary><c>x * Phi(x)</c> with the exact normal distribution function.</summary>
        public Tensor gelu() => Dispatcher.Call("gelu", this);

        public Tensor leaky_relu(Scalar negative_slope) => Dispatcher.Call("leaky_relu", this, negative_slope);

        public Tensor softplus(double beta = 1, double threshold = 20) => Dispatcher.Call("softplus", this, beta, threshold);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Dispatcher.Call("softmax.int", this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Dispatcher.Call("log_softmax.int", this, dim, dtype);
    }
}
