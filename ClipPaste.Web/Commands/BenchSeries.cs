namespace ClipPaste.Web.Commands;

/// <summary>The same thing measured again and again.</summary>
internal sealed class BenchSeries
{
    private const int Digits = 3;
    private readonly List<double> _values = [];

    public double Best => Math.Round(_values.Min(), Digits);

    public double Median
    {
        get
        {
            double[] sorted = [.. _values.Order()];
            return Math.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, Digits);
        }
    }

    public void Add(double value) => _values.Add(value);

    /// <summary>The median, over the rounds, of this in proportion to another that was measured in the same rounds.</summary>
    public double MedianRatioTo(BenchSeries other)
    {
        var ratios = new BenchSeries();
        foreach (var (value, reference) in _values.Zip(other._values))
            ratios.Add(value / reference);
        return ratios.Median;
    }
}
