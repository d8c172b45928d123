using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number or truth value that stands where an operator takes one; numbers convert to it by themselves.</summary>
internal readonly struct Scalar
{
    internal Scalar(ArgumentKind kind, long bits)
    {
        Kind = kind;
        Bits = bits;
    }

    internal ArgumentKind Kind { get; }

    internal long Bits { get; }

    /// <summary>The type a tensor of this value would have.</summary>
    public ScalarType Type => Kind switch
    {
        ArgumentKind.Bool => ScalarType.Bool,
        ArgumentKind.Int => ScalarType.Int64,
        _ => ScalarType.Float64,
    };

    public static implicit operator Scalar(byte value) => new(ArgumentKind.Int, value);

    public static implicit operator Scalar(int value) => new(ArgumentKind.Int, value);

    public static implicit operator Scalar(long value) => new(ArgumentKind.Int, value);

    public static implicit operator Scalar(float value) => (double)value;

    public static implicit operator Scalar(double value) => new(ArgumentKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(bool value) => new(ArgumentKind.Bool, value ? 1 : 0);
}

/// <summary>Reads scalars.</summary>
internal static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static double ToDouble(this Scalar value) =>
        value.Kind == ArgumentKind.Double ? BitConverter.Int64BitsToDouble(value.Bits) : value.Bits;

    public static float ToSingle(this Scalar value) => (float)value.ToDouble();

    public static long ToInt64(this Scalar value) => value.Kind == ArgumentKind.Double ? (long)value.ToDouble() : value.Bits;

    public static int ToInt32(this Scalar value) => checked((int)value.ToInt64());

    public static bool ToBoolean(this Scalar value) => value.ToDouble() != 0;
}
