using System.Diagnostics.Metrics;
using ClipPaste.Web.Photos;

namespace ClipPaste.Web.Metrics;

/// <summary>What the studio counts of itself. Tags are words of our own, never what somebody wrote or sent. Safe to use from any thread.</summary>
internal sealed class StudioMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "ClipPaste";

    private readonly Counter<long> _uploads;
    private readonly Histogram<double> _decoding;
    private readonly Counter<long> _iterations;
    private readonly Counter<long> _policyReports;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Makes the meter; it belongs to one site.</param>
    public StudioMeter(IMeterFactory meters)
    {
        Meter = meters.Create(Name);
        _uploads = Meter.CreateCounter<long>("clippaste.uploads", null, "Files sent, by what became of them.");
        _decoding = Meter.CreateHistogram<double>("clippaste.decode.duration", "s", "Time to decode one file that was sent.");
        _iterations = Meter.CreateCounter<long>("clippaste.run.iterations", null, "Iterations of runs, each told to its viewers as a frame.");
        _policyReports = Meter.CreateCounter<long>("clippaste.csp.reports", null, "Reports of browsers about what the content security policy kept from them.");
    }

    /// <summary>The meter itself, for instruments that are read when asked for.</summary>
    public Meter Meter { get; }

    /// <summary>A file that was sent has become a photo, or was refused.</summary>
    /// <param name="refusal">Why it was refused; null where it was not.</param>
    public void Uploaded(UploadRefusal? refusal) => _uploads.Add(1, new KeyValuePair<string, object?>("outcome", refusal?.ToString() ?? "Accepted"));

    /// <summary>A file has been decoded, or tried.</summary>
    public void Decoded(TimeSpan time) => _decoding.Record(time.TotalSeconds);

    /// <summary>A run has made an iteration.</summary>
    public void Iterated() => _iterations.Add(1);

    /// <summary>A browser has reported what the content security policy kept from it.</summary>
    public void PolicyReported() => _policyReports.Add(1);
}
