using System.Collections.Immutable;

namespace ClipPaste.Web.Studio;

/// <summary>The long things under way in a project, at most one of each kind, for panels that show progress and cancel. Safe to use from any thread.</summary>
/// <param name="clock">Measures how long a thing has been going.</param>
internal sealed class ActivityBoard(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<string, (Activity Now, ActivityTicket Ticket)> _entries = ImmutableDictionary<string, (Activity, ActivityTicket)>.Empty;

    /// <summary>Something on the board has changed.</summary>
    public event Action? Changed;

    /// <summary>The activity of a kind; null where there is none.</summary>
    public Activity? this[string kind] => _entries.TryGetValue(kind, out var entry) ? entry.Now : null;

    /// <summary>All of them, in the order in which a collage comes about.</summary>
    public ImmutableArray<Activity> All
    {
        get
        {
            var entries = _entries;
            return [.. ActivityKind.All.Where(entries.ContainsKey).Select(kind => entries[kind].Now)];
        }
    }

    /// <summary>Whether something of this kind is under way.</summary>
    public bool IsBusy(string kind) => this[kind] is { Failure: null };

    /// <summary>Puts a new activity on the board; one of the same kind that was there is cancelled.</summary>
    /// <param name="kind">One of <see cref="ActivityKind"/>.</param>
    /// <param name="phase">Key of its first phase.</param>
    /// <returns>What its worker reports with.</returns>
    public ActivityTicket Begin(string kind, string phase)
    {
        var ticket = new ActivityTicket(this, kind, clock);
        Put(kind, (new Activity(kind, phase), ticket))?.Cancel();
        return ticket;
    }

    /// <summary>Cancels what is under way, or dismisses what failed.</summary>
    public void Cancel(string kind) => Put(kind, null)?.Cancel();

    /// <summary>Cancels everything that is under way.</summary>
    public void CancelAll()
    {
        foreach (var kind in _entries.Keys)
            Cancel(kind);
    }

    /// <summary>Changes or, with null, takes off the board what belongs to a ticket; a ticket that is no longer on the board changes nothing.</summary>
    internal void Update(ActivityTicket ticket, Func<Activity, Activity?> change)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(ticket.Kind, out var entry) || entry.Ticket != ticket)
                return;
            var changed = change(entry.Now);
            if (changed == entry.Now)
                return;
            _entries = changed is { } now ? _entries.SetItem(ticket.Kind, (now, ticket)) : _entries.Remove(ticket.Kind);
        }
        Changed?.Invoke();
    }

    private ActivityTicket? Put(string kind, (Activity Now, ActivityTicket Ticket)? entry)
    {
        ActivityTicket? before;
        lock (_gate)
        {
            before = _entries.TryGetValue(kind, out var old) ? old.Ticket : null;
            if (before is null && entry is null)
                return null;
            _entries = entry is { } value ? _entries.SetItem(kind, value) : _entries.Remove(kind);
        }
        Changed?.Invoke();
        return before;
    }
}
