namespace ClipPaste.Engine.Vision.Weights;

/// <summary>Where an array lies in a safetensors file.</summary>
/// <param name="Kind">Number format of its elements.</param>
/// <param name="Shape">Its dimensions; none for a single number.</param>
/// <param name="Start">First byte, counted from the end of the header.</param>
/// <param name="Length">Number of bytes.</param>
internal sealed record StoredArray(NumberKind Kind, long[] Shape, long Start, long Length);

/// <summary>The number formats of safetensors files that ClipPaste reads.</summary>
internal enum NumberKind
{
    Bool,
    U8,
    I8,
    I16,
    F16,
    BF16,
    I32,
    F32,
    I64,
    F64,
}
