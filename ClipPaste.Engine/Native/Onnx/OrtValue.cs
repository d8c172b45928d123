using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A tensor, either over memory of the caller's or made by a run.</summary>
public class OrtValue : IDisposable
{
    private readonly OrtHandle handle;
    private MemoryHandle pin;

    internal OrtValue(nint pointer, MemoryHandle pin = default)
    {
        handle = new OrtHandle(pointer, OrtFunction.ReleaseValue);
        this.pin = pin;
    }

    /// <summary>The kind of value.</summary>
    public OnnxValueType OnnxType => (OnnxValueType)(int)OrtApi.Get(OrtFunction.GetValueType, handle.Pointer);

    /// <summary>Whether it is a tensor.</summary>
    public bool IsTensor => OnnxType == OnnxValueType.ONNX_TYPE_TENSOR;

    internal nint Pointer => handle.Pointer;

    /// <summary>A tensor over <paramref name="data"/>, which stays the caller's and pinned until the value is disposed of.</summary>
    /// <exception cref="OnnxRuntimeException">The shape needs more elements than there are.</exception>
    public static OrtValue CreateTensorValueFromMemory<T>(T[] data, long[] shape)
        where T : unmanaged => CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, new Memory<T>(data), shape);

    /// <summary>A tensor over <paramref name="memory"/>, which stays the caller's and pinned until the value is disposed of.</summary>
    /// <exception cref="OnnxRuntimeException">The shape needs more elements than there are.</exception>
    public static unsafe OrtValue CreateTensorValueFromMemory<T>(OrtMemoryInfo memoryInfo, Memory<T> memory, long[] shape)
        where T : unmanaged
    {
        var type = TensorElementTypes.Of(typeof(T));
        long needed = 1;
        foreach (var length in shape)
            needed *= length;
        if (needed < 0 || needed > memory.Length)
        {
            throw new OnnxRuntimeException(
                ErrorCode.InvalidArgument, $"The shape [{string.Join(", ", shape)}] does not fit {memory.Length} elements.");
        }
        var pinned = memory.Pin();
        try
        {
            nint made = 0;
            fixed (long* dimensions = shape)
            {
                var create = (delegate* unmanaged<nint, void*, nint, long*, nint, int, nint*, nint>)
                    OrtApi.Address(OrtFunction.CreateTensorWithDataAsOrtValue);
                var bytes = (nint)(needed * Unsafe.SizeOf<T>());
                OrtApi.Check(create(memoryInfo.Pointer, pinned.Pointer, bytes, dimensions, shape.Length, (int)type, &made));
            }
            return new OrtValue(made, pinned);
        }
        catch
        {
            pinned.Dispose();
            throw;
        }
    }

    /// <summary>The elements, row-major; valid until the value is disposed of.</summary>
    /// <exception cref="OnnxRuntimeException">The elements are of another type.</exception>
    public ReadOnlySpan<T> GetTensorDataAsSpan<T>()
        where T : unmanaged => GetTensorMutableDataAsSpan<T>();

    /// <summary>The elements, row-major, to be changed in place; valid until the value is disposed of.</summary>
    /// <exception cref="OnnxRuntimeException">The elements are of another type.</exception>
    public unsafe Span<T> GetTensorMutableDataAsSpan<T>()
        where T : unmanaged
    {
        var info = GetTensorTypeAndShape();
        if (info.ElementDataType != TensorElementTypes.Of(typeof(T)))
        {
            throw new OnnxRuntimeException(
                ErrorCode.InvalidArgument, $"The tensor holds elements of the type {info.ElementDataType}, not {typeof(T)}.");
        }
        return new Span<T>((void*)OrtApi.Get(OrtFunction.GetTensorMutableData, handle.Pointer), checked((int)info.ElementCount));
    }

    /// <summary>Element type and shape.</summary>
    /// <exception cref="OnnxRuntimeException">It is not a tensor.</exception>
    public OrtTensorTypeAndShapeInfo GetTensorTypeAndShape()
    {
        var pointer = OrtApi.Get(OrtFunction.GetTensorTypeAndShape, handle.Pointer);
        using var info = new OrtHandle(pointer, OrtFunction.ReleaseTensorTypeAndShapeInfo);
        return new OrtTensorTypeAndShapeInfo(info.Pointer);
    }

    /// <summary>Releases the tensor and unpins its memory.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the tensor when <paramref name="disposing"/>.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        handle.Dispose();
        pin.Dispose();
    }
}
