namespace ClipPaste.Web.Shares;

/// <summary>Lets only so many attempts through in any minute. Safe to use from any thread.</summary>
/// <param name="clock">Measures the minute.</param>
/// <param name="most">Attempts in a minute.</param>
internal sealed class AttemptLimit(TimeProvider clock, int most)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<long>> _made = [];

    /// <summary>Makes an attempt.</summary>
    /// <param name="who">Who makes it, at what.</param>
    /// <returns>Null, or how long to wait for the next one.</returns>
    public TimeSpan? Attempt(string who)
    {
        lock (_gate)
        {
            Forget();
            if (!_made.TryGetValue(who, out var times))
                _made[who] = times = new Queue<long>();
            if (times.Count >= most)
                return Window - clock.GetElapsedTime(times.Peek());
            times.Enqueue(clock.GetTimestamp());
            return null;
        }
    }

    // Those who have been quiet must not stay in memory.
    private void Forget()
    {
        foreach (var (who, times) in _made)
        {
            while (times.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= Window)
                times.Dequeue();
            if (times.Count == 0)
                _made.Remove(who);
        }
    }
}
