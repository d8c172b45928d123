namespace ClipPaste.Web.Access;

/// <summary>
/// Slows down whoever tries passwords: so many attempts a minute from one address, and so many at one name, after which that name is locked for
/// a while, whether there is such an account or not. Safe to use from any thread.
/// </summary>
/// <param name="rates">Counts.</param>
/// <param name="clock">Times the lock.</param>
internal sealed class SignInGuard(ActionRates rates, TimeProvider clock)
{
    /// <summary>Attempts a minute from one address.</summary>
    public const int PerAddress = 5;

    /// <summary>Attempts a minute at one name.</summary>
    public const int PerName = 15;

    /// <summary>For how long a name is locked then.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _locked = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt.</summary>
    /// <param name="address">From where.</param>
    /// <param name="name">At which name, as names are compared; null where a passkey is shown.</param>
    /// <returns>How long to wait before the next one; zero where this one may be made.</returns>
    public TimeSpan Attempt(string address, string? name)
    {
        if (!rates.TryTake(RatedAction.SignInFrom, address, PerAddress))
            return rates.Wait(RatedAction.SignInFrom, address, PerAddress);
        if (name is null)
            return TimeSpan.Zero;
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var (over, _) in _locked.Where(one => one.Value <= now))
                _locked.Remove(over);
            if (_locked.TryGetValue(name, out var until))
                return until - now;
            if (rates.TryTake(RatedAction.SignInTo, name, PerName))
                return TimeSpan.Zero;
            _locked[name] = now + Lock;
            return Lock;
        }
    }
}
