namespace ClipPaste.Web.Access;

/// <summary>
/// Counts what accounts do where no route of its own could: photos within a request, runs begun on an open page. Safe to use from any thread.
/// </summary>
/// <param name="clock">Measures the minute.</param>
internal sealed class ActionRates(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(RatedAction Action, string Who), Queue<long>> _taken = [];

    /// <summary>Counts one more, unless there were enough in the minute before.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="who">The account, or whatever else is counted by itself.</param>
    /// <param name="most">How many in any minute.</param>
    /// <returns>Whether it may be done.</returns>
    public bool TryTake(RatedAction action, string who, int most)
    {
        lock (_gate)
        {
            Forget();
            if (!_taken.TryGetValue((action, who), out var times))
                _taken[(action, who)] = times = new Queue<long>();
            if (times.Count >= most)
                return false;
            times.Enqueue(clock.GetTimestamp());
            return true;
        }
    }

    /// <summary>How long until it may be done; zero where it may be done now.</summary>
    public TimeSpan Wait(RatedAction action, string who, int most)
    {
        lock (_gate)
        {
            Forget();
            return _taken.TryGetValue((action, who), out var times) && times.Count >= most ? Window - clock.GetElapsedTime(times.Peek()) : TimeSpan.Zero;
        }
    }

    // Who has been quiet must not stay in memory.
    private void Forget()
    {
        foreach (var (key, times) in _taken)
        {
            while (times.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= Window)
                times.Dequeue();
            if (times.Count == 0)
                _taken.Remove(key);
        }
    }
}
