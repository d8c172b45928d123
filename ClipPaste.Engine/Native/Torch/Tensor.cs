namespace TorchSharp;

internal static partial class torch
{
    /// <summary>
    /// A libtorch tensor, with the names and meanings of TorchSharp's class. Made within a <see cref="DisposeScope"/> it is freed with the scope,
    /// otherwise by <see cref="Dispose"/> or its handle's finalizer. Methods whose names end in an underscore change the tensor and return it.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private readonly TensorHandle handle;

        internal Tensor(nint native)
        {
            handle = new TensorHandle(native);
            OwningScope = DisposeScope.Current;
            OwningScope?.Add(this);
        }

        /// <summary>How many tensors the process holds now.</summary>
        public static unsafe long TotalCount => Shim.Native.LiveTensors();

        public bool IsInvalid => handle.IsClosed;

        public ScalarType dtype => (ScalarType)Describe().Dtype;

        public DeviceType device_type => (DeviceType)Describe().DeviceType;

        public int device_index => (int)Describe().DeviceIndex;

        public Device device => new(device_type, device_index);

        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Number of dimensions.</summary>
        public long ndim => Describe().Dimensions;

        public long Dimensions => ndim;

        public long NumberOfElements => Describe().Elements;

        public long ElementSize => Describe().ElementSize;

        /// <summary>The length of every dimension.</summary>
        public unsafe long[] shape
        {
            get
            {
                var description = Describe();
                var sizes = new ReadOnlySpan<long>(description.Sizes, (int)description.Dimensions).ToArray();
                GC.KeepAlive(this);
                return sizes;
            }
        }

        internal DisposeScope? OwningScope { get; set; }

        public long dim() => ndim;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public long[] size() => shape;

        /// <summary>The length of one dimension; negative numbers count from the last.</summary>
        public long size(int dim)
        {
            var sizes = shape;
            return sizes[dim < 0 ? dim + sizes.Length : dim];
        }

        /// <summary>For every dimension, how many elements further in memory its next index lies.</summary>
        public unsafe long[] stride()
        {
            var description = Describe();
            var strides = new ReadOnlySpan<long>(description.Strides, (int)description.Dimensions).ToArray();
            GC.KeepAlive(this);
            return strides;
        }

        public bool is_contiguous() => Describe().Contiguous != 0;

        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Hands the tensor to the scope around its own, or to its finalizer where there is none.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope: from now on the caller frees it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Detach(this);
            return this;
        }

        /// <summary>Frees the tensor; a second call does nothing.</summary>
        public void Dispose()
        {
            OwningScope?.Forget(this);
            OwningScope = null;
            handle.Dispose();
            GC.SuppressFinalize(this);
        }

        public override string ToString() => IsInvalid ? "freed tensor" : $"[{string.Join(" x ", shape)}], type = {dtype}, device = {device}";

        /// <summary>The native tensor, kept alive until <see cref="GiveBack"/>.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was freed.</exception>
        internal nint Borrow()
        {
            var added = false;
            handle.DangerousAddRef(ref added);
            return handle.DangerousGetHandle();
        }

        internal void GiveBack() => handle.DangerousRelease();

        internal unsafe TensorDescription Describe()
        {
            TensorDescription description;
            var native = Borrow();
            try
            {
                Shim.Check(Shim.Native.Describe(native, &description));
            }
            finally
            {
                GiveBack();
            }
            return description;
        }
    }
}
