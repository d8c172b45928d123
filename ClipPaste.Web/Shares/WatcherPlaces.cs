using System.Collections.Concurrent;

namespace ClipPaste.Web.Shares;

/// <summary>Places for those who watch, a few for each address. Safe to use from any thread.</summary>
internal sealed class WatcherPlaces
{
    /// <summary>Places of one address.</summary>
    public const int PerAddress = 4;

    private readonly ConcurrentDictionary<string, int> _taken = new();

    /// <summary>Takes a place.</summary>
    /// <param name="address">Who watches.</param>
    /// <returns>What gives it back when it is disposed; null where none is free.</returns>
    public IDisposable? Take(string address)
    {
        if (_taken.AddOrUpdate(address, 1, (_, taken) => taken + 1) <= PerAddress)
            return new Place(this, address);
        Leave(address);
        return null;
    }

    private void Leave(string address)
    {
        // Addresses of which nobody watches must not stay in memory.
        if (_taken.AddOrUpdate(address, 0, (_, taken) => taken - 1) == 0)
            _taken.TryRemove(new(address, 0));
    }

    private sealed class Place(WatcherPlaces places, string address) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                places.Leave(address);
        }
    }
}
