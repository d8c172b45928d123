namespace TorchSharp;

internal static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Dispatcher.Call("eq.Tensor", this, target);

        public Tensor eq(Scalar target) => Dispatcher.Call("eq.Scalar", this, target);

        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        public Tensor ne(Tensor target) => Dispatcher.Call("ne.Tensor", this, target);

        public Tensor ne(Scalar target) => Dispatcher.Call("ne.Scalar", this, target);

        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        public Tensor lt(Tensor target) => Dispatcher.Call("lt.Tensor", this, target);

        public Tensor lt(Scalar target) => Dispatcher.Call("lt.Scalar", this, target);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public Tensor le(Tensor target) => Dispatcher.Call("le.Tensor", this, target);

        public Tensor le(Scalar target) => Dispatcher.Call("le.Scalar", this, target);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public Tensor gt(Tensor target) => Dispatcher.Call("gt.Tensor", this, target);

        public Tensor gt(Scalar target) => Dispatcher.Call("gt.Scalar", this, target);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public Tensor ge(Tensor target) => Dispatcher.Call("ge.Tensor", this, target);

        public Tensor ge(Scalar target) => Dispatcher.Call("ge.Scalar", this, target);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        /// <summary>Where <paramref name="condition"/> holds this tensor's element, elsewhere that of <paramref name="y"/>.</summary>
        public Tensor where(Tensor condition, Tensor y) => Dispatcher.Call("where.self", condition, this, y);

        public Tensor masked_fill(Tensor mask, Scalar value) => Dispatcher.Call("masked_fill.Scalar", this, mask, value);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Dispatcher.Call("clamp", this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Dispatcher.Call("clamp.Tensor", this, min, max);

        public Tensor clamp_min(Scalar min) => Dispatcher.Call("clamp_min", this, min);

        public Tensor clamp_max(Scalar max) => Dispatcher.Call("clamp_max", this, max);

        public Tensor maximum(Tensor other) => Dispatcher.Call("maximum", this, other);

        public Tensor minimum(Tensor other) => Dispatcher.Call("minimum", this, other);

        /// <summary>Whether every element satisfies <c>|this - target| &lt;= atol + rtol * |target|</c>.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Dispatcher.CallScalar("allclose", this, target, rtol, atol, equal_nan).ToBoolean();

        /// <summary>Whether both are the same object.</summary>
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
