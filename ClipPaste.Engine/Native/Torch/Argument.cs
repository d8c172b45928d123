using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>How the shim reads an argument; the numbers are those of <c>Tag</c> in <c>shim.cpp</c>.</summary>
internal enum ArgumentKind : long
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    Device,
    Ints,
    Doubles,
    Tensors,
    Text,
}

/// <summary>An argument or a result as the shim sees it: a kind, 64 bits of value or a pointer, and a length.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeArgument
{
    internal ArgumentKind Kind;
    internal long Bits;
    internal long Count;
}

/// <summary>One argument of an ATen operator. Lives on the stack; lists are copied when the operator is called.</summary>
internal readonly struct Argument
{
    private Argument(ArgumentKind kind, object? reference, long bits, long count)
    {
        Kind = kind;
        Reference = reference;
        Bits = bits;
        Count = count;
    }

    internal ArgumentKind Kind { get; }

    /// <summary>The tensor, array or text; null for plain values.</summary>
    internal object? Reference { get; }

    internal long Bits { get; }

    /// <summary>Length of a list, bytes of a text, index of a device.</summary>
    internal long Count { get; }

    /// <summary>Words of 64 bits that the list or text takes.</summary>
    internal long Words => Kind switch
    {
        ArgumentKind.Ints or ArgumentKind.Doubles or ArgumentKind.Tensors => Count,
        ArgumentKind.Text => (Count + 7) / 8,
        _ => 0,
    };

    public static implicit operator Argument(Tensor? value) => value is null ? default : new(ArgumentKind.Tensor, value, 0, 0);

    public static implicit operator Argument(long value) => new(ArgumentKind.Int, null, value, 0);

    public static implicit operator Argument(long? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(double value) => new(ArgumentKind.Double, null, BitConverter.DoubleToInt64Bits(value), 0);

    public static implicit operator Argument(bool value) => new(ArgumentKind.Bool, null, value ? 1 : 0, 0);

    public static implicit operator Argument(Scalar value) => new(value.Kind, null, value.Bits, 0);

    public static implicit operator Argument(Scalar? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(ScalarType value) => (long)value;

    public static implicit operator Argument(ScalarType? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(Device? value) =>
        value is null ? default : new(ArgumentKind.Device, null, (long)value.type, value.index);

    public static implicit operator Argument(long[]? value) => value is null ? default : new(ArgumentKind.Ints, value, 0, value.Length);

    public static implicit operator Argument(double[]? value) => value is null ? default : new(ArgumentKind.Doubles, value, 0, value.Length);

    public static implicit operator Argument(Tensor[] value) => new(ArgumentKind.Tensors, value, 0, value.Length);

    public static implicit operator Argument(string value) => new(ArgumentKind.Text, value, 0, Encoding.UTF8.GetByteCount(value));
}
