namespace TorchSharp;

internal static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Dispatcher.Call("add.Tensor", this, target);

        /// <summary><c>this + alpha * target</c>.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Dispatcher.Call("add.Tensor", this, target, alpha);

        public Tensor add(Scalar scalar) => Dispatcher.Call("add.Scalar", this, scalar);

        public Tensor sub(Tensor target) => Dispatcher.Call("sub.Tensor", this, target);

        public Tensor sub(Scalar target) => Dispatcher.Call("sub.Scalar", this, target);

        public Tensor mul(Tensor target) => Dispatcher.Call("mul.Tensor", this, target);

        public Tensor mul(Scalar target) => Dispatcher.Call("mul.Scalar", this, target);

        public Tensor div(Tensor target) => Dispatcher.Call("div.Tensor", this, target);

        public Tensor div(Scalar target) => Dispatcher.Call("div.Scalar", this, target);

        public Tensor floor_divide(Tensor other) => Dispatcher.Call("floor_divide", this, other);

        public Tensor floor_divide(Scalar other) => Dispatcher.Call("floor_divide.Scalar", this, other);

        public Tensor remainder(Tensor target) => Dispatcher.Call("remainder.Tensor", this, target);

        public Tensor remainder(Scalar scalar) => Dispatcher.Call("remainder.Scalar", this, scalar);

        public Tensor pow(Tensor exponent) => Dispatcher.Call("pow.Tensor_Tensor", this, exponent);

        public Tensor pow(Scalar exponent) => Dispatcher.Call("pow.Tensor_Scalar", this, exponent);

        public Tensor neg() => Dispatcher.Call("neg", this);

        public Tensor matmul(Tensor target) => Dispatcher.Call("matmul", this, target);

        /// <summary>Matrix product of two tensors of two dimensions.</summary>
        public Tensor mm(Tensor target) => Dispatcher.Call("mm", this, target);

        /// <summary>Matrix products of two batches <c>[n, i, k]</c> and <c>[n, k, j]</c>.</summary>
        public Tensor bmm(Tensor batch2) => Dispatcher.Call("bmm", this, batch2);

        /// <summary>Inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => Dispatcher.Call("dot", this, target);

        /// <summary><c>beta * this + alpha * mat1 mat2</c>.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Dispatcher.Call("addmm", this, mat1, mat2, (double)beta, (double)alpha);

        /// <summary><c>this + value * tensor1 * tensor2</c>.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Dispatcher.Call("addcmul", this, tensor1, tensor2, value);

        /// <summary><c>this + value * tensor1 / tensor2</c>.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Dispatcher.Call("addcdiv", this, tensor1, tensor2, value);

        /// <summary><c>this + weight * (end - this)</c>.</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Dispatcher.Call("lerp.Tensor", this, end, weight);
    }
}
