namespace Microsoft.ML.OnnxRuntime;

/// <summary>An error that ONNX Runtime reported; the message is the runtime's own.</summary>
#pragma warning disable CA1032, RCS1194 // The official class has no public constructors: only the runtime makes one.
public class OnnxRuntimeException : Exception
#pragma warning restore CA1032, RCS1194
{
    internal OnnxRuntimeException(ErrorCode errorCode, string message)
        : base($"[ErrorCode:{errorCode}] {message}")
    {
    }
}

/// <summary>The kinds of error of the C API.</summary>
internal enum ErrorCode
{
    Ok,
    Fail,
    InvalidArgument,
    NoSuchFile,
    NoModel,
    EngineError,
    RuntimeException,
    InvalidProtobuf,
    ModelLoaded,
    NotImplemented,
    InvalidGraph,
    ShapeInferenceNotRegistered,
    RequirementNotRegistered,
}
