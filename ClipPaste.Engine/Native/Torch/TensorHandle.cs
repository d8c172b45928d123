using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TorchSharp;

/// <summary>Owns one native tensor.</summary>
internal sealed unsafe class TensorHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    internal TensorHandle(nint tensor)
        : base(ownsHandle: true) => SetHandle(tensor);

    protected override bool ReleaseHandle()
    {
        Shim.Native.Free(handle);
        return true;
    }
}

/// <summary>What <c>cp_describe</c> tells of a tensor; the pointers stay valid as long as the tensor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct TensorDescription
{
    internal readonly long Dtype;
    internal readonly long DeviceType;
    internal readonly long DeviceIndex;
    internal readonly long Dimensions;
    internal readonly long Elements;
    internal readonly long ElementSize;
    internal readonly long Contiguous;
    internal readonly long RequiresGrad;
    internal readonly long Leaf;
    internal readonly void* Data;
    internal readonly long* Sizes;
    internal readonly long* Strides;
}
