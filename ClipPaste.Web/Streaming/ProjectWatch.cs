using System.Threading.Channels;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Streaming;

/// <summary>
/// Wakes one who watches a project: when something in it changes, in time for a beat, and while it moves ten times a second. Nothing is kept for a
/// watcher who is slow. Its members are for one watcher only.
/// </summary>
internal sealed class ProjectWatch : IDisposable
{
    // Least time between two looks.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    // Shorter than the time after which proxies close a line on which nothing is said; also the time in which it is noticed that a watcher may not
    // watch any more.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    private readonly ProjectSession _session;
    private readonly TimeProvider _clock;
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private bool _changed = true;
    private long _beaten;

    /// <summary>Begins to watch; dispose it to end that.</summary>
    public ProjectWatch(ProjectSession session, TimeProvider clock)
    {
        (_session, _clock, _beaten) = (session, clock, clock.GetTimestamp());
        session.Changed += Change;
        session.Activities.Changed += Wake;
    }

    /// <summary>Whether the project has changed since this was asked last; at first it has.</summary>
    public bool TakeChange() => Interlocked.Exchange(ref _changed, false);

    /// <summary>Whether it is time for a beat, which begins the next one.</summary>
    public bool TakeBeat()
    {
        if (_clock.GetElapsedTime(_beaten) < Beat)
            return false;
        _beaten = _clock.GetTimestamp();
        return true;
    }

    /// <summary>Waits until there may be something to tell, or until the token ends it; it does not throw.</summary>
    /// <param name="moves">Whether something moves of which nobody is told.</param>
    /// <param name="token">Ends it.</param>
    public async Task RestAsync(bool moves, CancellationToken token)
    {
        await Task.Delay(Pace, _clock, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!moves)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
            var beat = Task.Delay(Beat, _clock, over.Token);
            await Task.WhenAny(beat, _news.Reader.WaitToReadAsync(over.Token).AsTask());
            await over.CancelAsync();
        }
        _news.Reader.TryRead(out _);
    }

    /// <summary>Watches no longer.</summary>
    public void Dispose()
    {
        _session.Changed -= Change;
        _session.Activities.Changed -= Wake;
    }

    private void Change(ProjectChange change)
    {
        Volatile.Write(ref _changed, true);
        Wake();
    }

    private void Wake() => _news.Writer.TryWrite(true);
}
