namespace ClipPaste.Engine.Vision.Views;

/// <summary>The weights with which the samples of one axis become the samples of a shorter or longer one.</summary>
internal sealed class ResampledAxis
{
    private const int FractionBits = 22;
    private const double Radius = 2;

    private readonly int[] _first;
    private readonly int[][] _weights;

    /// <summary>Prepares a part of a resized axis.</summary>
    /// <param name="size">Samples before.</param>
    /// <param name="resized">Samples after.</param>
    /// <param name="start">First wanted sample of those after.</param>
    /// <param name="count">Number of wanted samples.</param>
    public ResampledAxis(int size, int resized, int start, int count)
    {
        Count = count;
        _first = new int[count];
        _weights = new int[count][];
        var scale = (double)size / resized;
        var widening = Math.Max(scale, 1);
        for (var i = 0; i < count; i++)
        {
            var centre = (start + i + 0.5) * scale;
            _first[i] = Math.Max(0, (int)(centre - Radius * widening + 0.5));
            var end = Math.Min(size, (int)(centre + Radius * widening + 0.5));
            _weights[i] = Fixed(centre, widening, _first[i], end);
        }
    }

    /// <summary>One half in the weights' fixed point, for rounding.</summary>
    public static int Half => 1 << (FractionBits - 1);

    /// <summary>Number of wanted samples.</summary>
    public int Count { get; }

    /// <summary>First sample before that any wanted sample needs.</summary>
    public int FirstSource => _first[0];

    /// <summary>One past the last sample before that any wanted sample needs.</summary>
    public int EndSource => _first[^1] + _weights[^1].Length;

    /// <summary>A fixed-point sum as an 8-bit value.</summary>
    public static byte ToByte(int sum) => (byte)Math.Clamp(sum >> FractionBits, 0, 255);

    /// <summary>The weights of a wanted sample and the first sample they apply to.</summary>
    public ReadOnlySpan<int> Weights(int index, out int first)
    {
        first = _first[index];
        return _weights[index];
    }

    private static int[] Fixed(double centre, double widening, int first, int end)
    {
        var weights = new double[end - first];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Keys((first + i + 0.5 - centre) / widening);
        var total = weights.Sum();
        return Array.ConvertAll(weights, weight => (int)Math.Round(weight / total * (1 << FractionBits), MidpointRounding.AwayFromZero));
    }

    private static double Keys(double distance)
    {
        var t = Math.Abs(distance);
        return t switch
        {
            < 1 => (1.5 * t - 2.5) * t * t + 1,
            < 2 => ((-0.5 * t + 2.5) * t - 4) * t + 2,
            _ => 0,
        };
    }
}
