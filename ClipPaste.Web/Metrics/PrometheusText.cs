using System.Globalization;
using System.Text;

namespace ClipPaste.Web.Metrics;

/// <summary>Writes series in Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    /// <summary>What the text is.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes them all.</summary>
    /// <param name="series">Ordered by instrument.</param>
    public static string Write(IEnumerable<MeterSeries> series)
    {
        var text = new StringBuilder();
        foreach (var family in series.GroupBy(one => NameOf(one)))
        {
            var first = family.First();
            text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Key} {Escape(first.Instrument.Description ?? first.Instrument.Name)}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {family.Key} {first.Kind.ToString().ToLowerInvariant()}\n");
            foreach (var one in family)
                Write(text, family.Key, one);
        }
        return text.ToString();
    }

    /// <summary>Tags as the inside of the braces.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            if (text.Length > 0)
                text.Append(',');
            var written = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"{Plain(key)}=\"{Escape(written).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, MeterSeries series)
    {
        if (series.Kind != SeriesKind.Histogram)
        {
            Line(text, name, series.Labels, series.Value);
            return;
        }
        var (counts, sum, count) = series.Histogram();
        var comma = series.Labels.Length > 0 ? "," : "";
        long below = 0;
        for (var bucket = 0; bucket < MeterSeries.Bounds.Length; bucket++)
        {
            below += counts[bucket];
            Line(text, $"{name}_bucket", string.Create(CultureInfo.InvariantCulture, $"{series.Labels}{comma}le=\"{MeterSeries.Bounds[bucket]}\""), below);
        }
        Line(text, $"{name}_bucket", $"{series.Labels}{comma}le=\"+Inf\"", count);
        Line(text, $"{name}_sum", series.Labels, sum);
        Line(text, $"{name}_count", series.Labels, count);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(CultureInfo.InvariantCulture, $" {value:R}\n");
    }

    private static string NameOf(MeterSeries series)
    {
        var unit = series.Instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return Plain(series.Instrument.Name) + unit + (series.Kind == SeriesKind.Counter ? "_total" : "");
    }

    private static string Plain(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
