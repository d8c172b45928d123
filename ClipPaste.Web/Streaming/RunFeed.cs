using System.Collections.Immutable;
using System.Threading.Channels;

namespace ClipPaste.Web.Streaming;

/// <summary>
/// Hands the frames of a run on to those who watch. Each has room for one frame: who is slow misses some and gets the newest, and holds nobody
/// up. Safe to use from any thread.
/// </summary>
internal sealed class RunFeed
{
    private readonly Lock _gate = new();
    private ImmutableList<Channel<FrameMessage>> _watchers = [];
    private bool _over;

    /// <summary>The newest frame; null before the first.</summary>
    public FrameMessage? Newest { get; private set; }

    /// <summary>How many watch.</summary>
    public int Watchers => _watchers.Count;

    /// <summary>Tells everybody.</summary>
    public void Publish(FrameMessage frame)
    {
        lock (_gate)
        {
            Newest = frame;
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(frame);
        }
    }

    /// <summary>The run is over: everybody gets what is still there, and no more.</summary>
    public void End()
    {
        lock (_gate)
        {
            _over = true;
            foreach (var watcher in _watchers)
                watcher.Writer.TryComplete();
        }
    }

    /// <summary>Begins to watch; dispose what it gives to end that.</summary>
    /// <param name="after">The newest frame is told at once if its number is larger.</param>
    public Watch Begin(int after)
    {
        var channel = Channel.CreateBounded<FrameMessage>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_gate)
        {
            if (Newest is { } newest && newest.Number > after)
                channel.Writer.TryWrite(newest);
            if (_over)
                channel.Writer.TryComplete();
            else
                _watchers = _watchers.Add(channel);
        }
        return new Watch(this, channel);
    }

    private void Leave(Channel<FrameMessage> channel)
    {
        lock (_gate)
            _watchers = _watchers.Remove(channel);
    }

    /// <summary>One who watches.</summary>
    internal sealed class Watch(RunFeed feed, Channel<FrameMessage> channel) : IDisposable
    {
        /// <summary>The frames, the newest first of all; ends with the run.</summary>
        public ChannelReader<FrameMessage> Frames => channel.Reader;

        /// <summary>Watches no longer.</summary>
        public void Dispose() => feed.Leave(channel);
    }
}
