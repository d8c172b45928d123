using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ClipPaste.Web.Metrics;

/// <summary>
/// Keeps the sums of what is measured in this site: the studio's own instruments and those of the framework (requests by route and status, hub
/// connections, circuits, memory, garbage collection). Safe to use from any thread.
/// </summary>
internal sealed class MeterBook : IDisposable
{
    // What somebody sends must not make the book grow without end.
    private const int MostSeries = 2_000;

    private static readonly string[] Kept =
    [
        StudioMeter.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Components.Server.Circuits", "Microsoft.AspNetCore.RateLimiting",
    ];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), MeterSeries> _series = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="meters">The site's own; what other sites of this process measure is not noted.</param>
    public MeterBook(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            var scope = instrument.Meter.Scope;
            if (Kept.Contains(instrument.Meter.Name) && (scope is null || ReferenceEquals(scope, meters)))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<byte>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>All series, after those have been read that are read when asked for.</summary>
    public IReadOnlyList<MeterSeries> Read()
    {
        _listener.RecordObservableInstruments();
        return [.. _series.Values.OrderBy(series => series.Instrument.Name, StringComparer.Ordinal).ThenBy(series => series.Labels, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        if (!_series.TryGetValue((instrument, labels), out var series))
        {
            if (_series.Count >= MostSeries)
                return;
            series = _series.GetOrAdd((instrument, labels), key => new MeterSeries(key.Instrument, key.Labels));
        }
        series.Note(value);
    }
}
