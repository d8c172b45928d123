namespace ClipPaste.Web.Access;

/// <summary>Counts what is open at the same time. Safe to use from any thread.</summary>
internal sealed class Places
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _taken = [];

    /// <summary>Takes a place.</summary>
    /// <param name="who">Account or address.</param>
    /// <param name="most">How many places it has.</param>
    /// <returns>Whether there was one; then it must be given back.</returns>
    public bool TryTake(string who, int most)
    {
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(who);
            if (taken >= most)
                return false;
            _taken[who] = taken + 1;
            return true;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(string who)
    {
        lock (_gate)
        {
            if (--_taken[who] == 0)
                _taken.Remove(who);
        }
    }
}
