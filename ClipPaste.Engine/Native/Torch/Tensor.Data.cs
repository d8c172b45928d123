namespace TorchSharp;

internal static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// The memory of a contiguous tensor on the CPU, in the machine's byte order. Setting it copies as many bytes in. The span is valid as long
        /// as the tensor is.
        /// </summary>
        /// <exception cref="NotSupportedException">The tensor lies elsewhere or is not contiguous.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                var description = Describe();
                if (description.DeviceType != (long)DeviceType.CPU || description.Contiguous == 0)
                    throw new NotSupportedException("Only a contiguous tensor on the CPU shows its bytes; call cpu() and contiguous() first.");
                return new Span<byte>(description.Data, checked((int)(description.Elements * description.ElementSize)));
            }

            set
            {
                var memory = bytes;
                if (value.Length != memory.Length)
                    throw new ArgumentException($"The tensor takes {memory.Length} bytes, not {value.Length}.", nameof(value));
                value.CopyTo(memory);
            }
        }

        /// <summary>Access to the elements from .NET; a tensor on another device is copied to the CPU first.</summary>
        /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the tensor's element type.</exception>
        public Utils.TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            if (TypeOf<T>() != dtype)
                throw new InvalidOperationException($"{typeof(T).Name} is not compatible with {dtype}.");
            return new Utils.TensorAccessor<T>(this);
        }

        /// <summary>The value of a tensor of one element.</summary>
        /// <exception cref="InvalidOperationException">It has more or fewer, or another element type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new InvalidOperationException($"item() needs a tensor of one element; this one is {this}.");
            using var accessor = data<T>();
            return accessor[0];
        }

        /// <summary>The value of a tensor of one element, whatever its type.</summary>
        public Scalar ToScalar() => Dispatcher.CallScalar("item", this);
    }
}
