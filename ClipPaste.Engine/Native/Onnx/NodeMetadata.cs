using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>What a value of the runtime holds.</summary>
public enum OnnxValueType
{
    /// <summary>Not known.</summary>
    ONNX_TYPE_UNKNOWN = 0,

    /// <summary>A tensor.</summary>
    ONNX_TYPE_TENSOR = 1,

    /// <summary>A sequence of values.</summary>
    ONNX_TYPE_SEQUENCE = 2,

    /// <summary>A map.</summary>
    ONNX_TYPE_MAP = 3,

    /// <summary>Something of an extension.</summary>
    ONNX_TYPE_OPAQUE = 4,

    /// <summary>A sparse tensor.</summary>
    ONNX_TYPE_SPARSETENSOR = 5,

    /// <summary>Perhaps a value.</summary>
    ONNX_TYPE_OPTIONAL = 6,
}

/// <summary>What a network says of one of its inputs or outputs.</summary>
public class NodeMetadata
{
    private readonly OrtTensorTypeAndShapeInfo tensor;

    internal NodeMetadata(nint typeInfo)
    {
        OnnxValueType = (OnnxValueType)(int)OrtApi.Get(OrtFunction.GetOnnxTypeFromTypeInfo, typeInfo);
        if (IsTensor)
            tensor = new OrtTensorTypeAndShapeInfo(OrtApi.Get(OrtFunction.CastTypeInfoToTensorInfo, typeInfo));
    }

    /// <summary>The kind of value.</summary>
    public OnnxValueType OnnxValueType { get; }

    /// <summary>Whether it is a tensor.</summary>
    public bool IsTensor => OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR;

    /// <summary>Lengths; -1 where a length is left to the run.</summary>
    /// <exception cref="InvalidOperationException">It is not a tensor.</exception>
    public int[] Dimensions => Array.ConvertAll(Tensor.Shape, length => (int)length);

    /// <summary>Names of the lengths left to the run; empty text for the others.</summary>
    /// <exception cref="InvalidOperationException">It is not a tensor.</exception>
    public string[] SymbolicDimensions => Tensor.SymbolicDimensions;

    /// <summary>Type of an element.</summary>
    /// <exception cref="InvalidOperationException">It is not a tensor.</exception>
    public TensorElementType ElementDataType => Tensor.ElementDataType;

    private OrtTensorTypeAndShapeInfo Tensor =>
        IsTensor ? tensor : throw new InvalidOperationException($"The value is of the kind {OnnxValueType}, not a tensor.");
}
