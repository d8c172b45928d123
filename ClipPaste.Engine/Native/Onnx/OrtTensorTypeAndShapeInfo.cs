using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Element type and shape of a tensor.</summary>
#pragma warning disable CA1815 // The official struct does not define equality.
public struct OrtTensorTypeAndShapeInfo
#pragma warning restore CA1815
{
    internal unsafe OrtTensorTypeAndShapeInfo(nint info)
    {
        ElementDataType = (TensorElementType)(int)OrtApi.Get(OrtFunction.GetTensorElementType, info);
        Shape = new long[(int)OrtApi.Get(OrtFunction.GetDimensionsCount, info)];
        var read = (delegate* unmanaged<nint, long*, nint, nint>)OrtApi.Address(OrtFunction.GetDimensions);
        fixed (long* dimensions = Shape)
            OrtApi.Check(read(info, dimensions, Shape.Length));
        ElementCount = 1;
        foreach (var length in Shape)
            ElementCount *= length;
        SymbolicDimensions = ReadSymbols(info, Shape.Length);
    }

    /// <summary>Type of an element.</summary>
    public TensorElementType ElementDataType { get; private set; }

    /// <summary>Product of the shape's lengths; not meaningful where one is unknown (-1).</summary>
    public long ElementCount { get; private set; }

    /// <summary>Number of dimensions.</summary>
    public readonly int DimensionsCount => Shape.Length;

    /// <summary>Lengths; -1 where a length is left to the run.</summary>
    public long[] Shape { get; private set; }

    /// <summary>Names of the lengths left to the run; empty text for the others.</summary>
    public string[] SymbolicDimensions { get; private set; }

    private static unsafe string[] ReadSymbols(nint info, int count)
    {
        var names = stackalloc nint[Math.Max(count, 1)];
        OrtApi.Check(((delegate* unmanaged<nint, nint*, nint, nint>)OrtApi.Address(OrtFunction.GetSymbolicDimensions))(info, names, count));
        var symbols = new string[count];
        for (var i = 0; i < count; i++)
            symbols[i] = Marshal.PtrToStringUTF8(names[i]) ?? "";
        return symbols;
    }
}
