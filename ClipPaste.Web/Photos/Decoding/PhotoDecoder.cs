using ClipPaste.Web.Metrics;

namespace ClipPaste.Web.Photos.Decoding;

/// <summary>
/// Decodes files of unknown origin in processes that cannot take the studio down: a few at a time, each within limits of memory and time, started when
/// first needed, kept warm for a while, replaced after a number of files or when one breaks. Nothing of it runs on the caller's thread. Safe to use from any thread.
/// </summary>
/// <param name="limits">What decoding may cost.</param>
/// <param name="clock">Measures idleness.</param>
/// <param name="meter">Counts.</param>
/// <param name="log">Is told of processes that break.</param>
internal sealed partial class PhotoDecoder(DecoderLimits limits, TimeProvider clock, StudioMeter meter, ILogger<PhotoDecoder> log) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turns = new(limits.AtOnce);
    private readonly Lock _gate = new();
    private readonly Stack<DecoderProcess> _idle = [];
    private readonly CancellationTokenSource _closing = new();
    private ITimer? _sweep;
    private long _peak;
    private int _broken;
    private int _waiting;
    private bool _closed;

    /// <summary>The most memory that any of its processes has had after a file, in bytes.</summary>
    internal long PeakMemory => Interlocked.Read(ref _peak);

    /// <summary>Processes that broke.</summary>
    internal int Broken => Volatile.Read(ref _broken);

    /// <summary>The processes that wait for work.</summary>
    internal IReadOnlyList<DecoderProcess> Idle
    {
        get
        {
            lock (_gate)
                return [.. _idle];
        }
    }

    /// <summary>Turns a file into a picture of our own, or says why not.</summary>
    /// <param name="file">Its bytes; its length must be known.</param>
    /// <param name="request">How.</param>
    /// <param name="token">Gives up.</param>
    /// <exception cref="IOException">No process can be started.</exception>
    public async Task<DecodedPicture> DecodeAsync(Stream file, DecodeRequest request, CancellationToken token)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(token, _closing.Token);
        if (Interlocked.Increment(ref _waiting) > limits.Waiting + limits.AtOnce)
        {
            Interlocked.Decrement(ref _waiting);
            return DecodedPicture.Refused(UploadRefusal.Busy);
        }
        try
        {
            await _turns.WaitAsync(both.Token);
            try
            {
                return await DecodeNowAsync(file, request, both.Token);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Ends all processes.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _closed = true;
        await _closing.CancelAsync();
        if (_sweep is not null)
            await _sweep.DisposeAsync();
        foreach (var process in TakeIdle())
            process.Dispose();
    }

    private async Task<DecodedPicture> DecodeNowAsync(Stream file, DecodeRequest request, CancellationToken token)
    {
        var process = await TakeAsync(token);
        var began = clock.GetTimestamp();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(token);
        late.CancelAfter(limits.Time);
        try
        {
            var picture = await process.DecodeAsync(file, request, late.Token);
            Note(process.PeakMemory);
            GiveBack(process);
            process = null;
            return picture;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            Late(limits.Time.TotalSeconds);
            return DecodedPicture.Refused(UploadRefusal.TooSlow);
        }
        catch (IOException)
        {
            Interlocked.Increment(ref _broken);
            Broke();
            return DecodedPicture.Refused(UploadRefusal.Damaged);
        }
        finally
        {
            process?.Dispose();
            meter.Decoded(clock.GetElapsedTime(began));
        }
    }

    private void Note(long peak)
    {
        lock (_gate)
            _peak = Math.Max(_peak, peak);
    }

    private async Task<DecoderProcess> TakeAsync(CancellationToken token)
    {
        while (Next() is { } kept)
        {
            if (kept.IsFit)
                return kept;
            kept.Dispose();
        }
        return await DecoderProcess.StartAsync(limits, token);
    }

    private DecoderProcess? Next()
    {
        lock (_gate)
            return _idle.TryPop(out var kept) ? kept : null;
    }

    private void GiveBack(DecoderProcess process)
    {
        lock (_gate)
        {
            if (!_closed && process.IsFit)
            {
                _idle.Push(process);
                _sweep ??= clock.CreateTimer(_ => EndIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _sweep.Change(limits.IdleTime, Timeout.InfiniteTimeSpan);
                return;
            }
        }
        process.Dispose();
    }

    private void EndIdle()
    {
        foreach (var process in TakeIdle())
            process.Dispose();
    }

    private DecoderProcess[] TakeIdle()
    {
        lock (_gate)
        {
            DecoderProcess[] all = [.. _idle];
            _idle.Clear();
            return all;
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "A picture took longer than {Seconds} s to decode; its process was ended.")]
    private partial void Late(double seconds);

    [LoggerMessage(21, LogLevel.Warning, "A decoding process broke on a picture; the next picture gets a new one.")]
    private partial void Broke();
}
