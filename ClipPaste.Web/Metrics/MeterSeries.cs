using System.Diagnostics.Metrics;

namespace ClipPaste.Web.Metrics;

/// <summary>What one instrument has measured under one set of tags. Safe to use from any thread.</summary>
/// <param name="instrument">The instrument.</param>
/// <param name="labels">The tags as Prometheus writes them; empty for none.</param>
internal sealed class MeterSeries(Instrument instrument, string labels)
{
    /// <summary>Upper bounds of a histogram's buckets, in seconds.</summary>
    public static readonly double[] Bounds = [.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300];

    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[Bounds.Length + 1];
    private double _value;
    private double _sum;
    private long _count;

    /// <summary>The instrument.</summary>
    public Instrument Instrument { get; } = instrument;

    /// <summary>The tags.</summary>
    public string Labels { get; } = labels;

    /// <summary>How Prometheus is to take it.</summary>
    public SeriesKind Kind { get; } = KindOf(instrument);

    /// <summary>The sum of a counter, or what a gauge told last.</summary>
    public double Value
    {
        get
        {
            lock (_gate)
                return _value;
        }
    }

    /// <summary>Notes a measurement.</summary>
    public void Note(double value)
    {
        lock (_gate)
        {
            // What is read when asked for tells its whole sum each time.
            _value = Instrument.IsObservable || Instrument is Gauge<double> or Gauge<long> ? value : _value + value;
            if (Kind != SeriesKind.Histogram)
                return;
            var bucket = Array.FindIndex(Bounds, bound => value <= bound);
            _counts[bucket < 0 ? Bounds.Length : bucket]++;
            _sum += value;
            _count++;
        }
    }

    /// <summary>A histogram: how many lay in each bucket and above all, their sum and their number.</summary>
    public (long[] Counts, double Sum, long Count) Histogram()
    {
        lock (_gate)
            return ([.. _counts], _sum, _count);
    }

    private static SeriesKind KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        if (name.StartsWith("Histogram", StringComparison.Ordinal))
            return SeriesKind.Histogram;
        return name.StartsWith("Counter", StringComparison.Ordinal) || name.StartsWith("ObservableCounter", StringComparison.Ordinal) ? SeriesKind.Counter : SeriesKind.Gauge;
    }
}

/// <summary>Kinds of series.</summary>
internal enum SeriesKind
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Many values, in buckets.</summary>
    Histogram,
}
