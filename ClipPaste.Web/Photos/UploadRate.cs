namespace ClipPaste.Web.Photos;

/// <summary>Lets only so many files in from one address in any minute. Safe to use from any thread.</summary>
/// <param name="limits">How many.</param>
/// <param name="clock">Measures the minute.</param>
internal sealed class UploadRate(UploadLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<long>> _taken = [];

    /// <summary>Takes one place.</summary>
    /// <param name="address">Who sends.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(string address)
    {
        lock (_gate)
        {
            Forget();
            if (!_taken.TryGetValue(address, out var times))
                _taken[address] = times = new Queue<long>();
            if (times.Count >= limits.FilesPerMinute)
                return false;
            times.Enqueue(clock.GetTimestamp());
            return true;
        }
    }

    /// <summary>How long until there is a place; zero where there is one.</summary>
    /// <param name="address">Who sends.</param>
    public TimeSpan Wait(string address)
    {
        lock (_gate)
        {
            Forget();
            return _taken.TryGetValue(address, out var times) && times.Count >= limits.FilesPerMinute ? Window - clock.GetElapsedTime(times.Peek()) : TimeSpan.Zero;
        }
    }

    // Addresses that have been quiet must not stay in memory.
    private void Forget()
    {
        foreach (var (address, times) in _taken)
        {
            while (times.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= Window)
                times.Dequeue();
            if (times.Count == 0)
                _taken.Remove(address);
        }
    }
}
