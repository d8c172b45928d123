using System.Collections.Concurrent;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Photos;

namespace ClipPaste.Web.Commands;

/// <summary>What became of damaged pictures.</summary>
/// <param name="Outcomes">How many, by format and outcome.</param>
/// <param name="Slowest">The longest that one took, waiting for its process included.</param>
/// <param name="PeakMemory">The most memory that a decoding process had, in bytes.</param>
/// <param name="Broken">Decoding processes that broke.</param>
internal sealed record ImageSoakResult(IReadOnlyDictionary<string, int> Outcomes, TimeSpan Slowest, long PeakMemory, int Broken);

/// <summary>Counts what becomes of damaged pictures. Safe to use from any thread.</summary>
internal sealed class ImageSoakCount
{
    private readonly ConcurrentDictionary<string, int> _outcomes = new();
    private readonly Lock _gate = new();
    private TimeSpan _slowest;

    /// <summary>Counts one.</summary>
    public void Add(ImageFormat format, UploadRefusal? refusal, TimeSpan time)
    {
        _outcomes.AddOrUpdate($"{format} {refusal?.ToString() ?? "Accepted"}", 1, (_, count) => count + 1);
        lock (_gate)
            _slowest = time > _slowest ? time : _slowest;
    }

    /// <summary>What has been counted.</summary>
    public ImageSoakResult Result(long peakMemory, int broken) => new(new SortedDictionary<string, int>(_outcomes), _slowest, peakMemory, broken);
}
