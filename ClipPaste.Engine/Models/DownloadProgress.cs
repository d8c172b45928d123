namespace ClipPaste.Engine.Models;

/// <summary>How far a download is.</summary>
/// <param name="File">What is downloaded.</param>
/// <param name="Done">Bytes on disk, those of earlier attempts included.</param>
/// <param name="BytesPerSecond">Mean speed since this attempt began; 0 while unknown.</param>
/// <param name="SecondsLeft">Expected time to the end; null while unknown.</param>
public sealed record DownloadProgress(ModelFile File, long Done, double BytesPerSecond, double? SecondsLeft);

/// <summary>Measures the speed of a download and reports it a few times a second.</summary>
internal sealed class DownloadMeter(ModelFile file, long start, TimeProvider clock, IProgress<DownloadProgress>? progress)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly long began = clock.GetTimestamp();
    private TimeSpan reported = -Interval;

    /// <summary>Notes that <paramref name="done"/> bytes are on disk; reports when it is time or everything is there.</summary>
    internal void Note(long done)
    {
        var elapsed = clock.GetElapsedTime(began);
        if (progress is null || (elapsed - reported < Interval && done < file.Size))
            return;
        reported = elapsed;
        var speed = elapsed > TimeSpan.Zero ? (done - start) / elapsed.TotalSeconds : 0;
        progress.Report(new DownloadProgress(file, done, speed, speed > 0 ? (file.Size - done) / speed : null));
    }
}
