using System.Collections.Concurrent;

namespace ClipPaste.Web.Streaming;

/// <summary>Places for those who watch, a few for each of them. Safe to use from any thread.</summary>
internal sealed class WatcherPlaces
{
    /// <summary>Places of one watcher.</summary>
    public const int Each = 4;

    private readonly ConcurrentDictionary<string, int> _taken = new();

    /// <summary>Takes a place.</summary>
    /// <param name="who">Who watches, and what: an address, an account and its run.</param>
    /// <returns>What gives it back when it is disposed; null where none is free.</returns>
    public IDisposable? Take(string who)
    {
        if (_taken.AddOrUpdate(who, 1, (_, taken) => taken + 1) <= Each)
            return new Place(this, who);
        Leave(who);
        return null;
    }

    private void Leave(string who)
    {
        // Those who watch no more must not stay in memory.
        if (_taken.AddOrUpdate(who, 0, (_, taken) => taken - 1) == 0)
            _taken.TryRemove(new(who, 0));
    }

    private sealed class Place(WatcherPlaces places, string who) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                places.Leave(who);
        }
    }
}
