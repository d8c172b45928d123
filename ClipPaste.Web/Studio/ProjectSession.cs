using System.Collections.Immutable;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Studio;

/// <summary>
/// A project that somebody has open: its state, its history and the run that is changing it. Every edit is in the database before the call
/// returns. Safe to use from any thread; events are raised outside the lock, in no particular thread.
/// </summary>
internal sealed class ProjectSession
{
    // Changes of one slider within this time are one step of the history.
    private static readonly TimeSpan MergeTime = TimeSpan.FromSeconds(1.5);

    private readonly Lock _gate = new();
    private readonly ProjectStore _store;
    private readonly TimeProvider _clock;
    private ImmutableList<EditEntry> _history;
    private long _newest;
    private (string? Key, DateTimeOffset At) _merge;
    private ILivePoses? _live;

    /// <summary>Opens a stored project.</summary>
    public ProjectSession(StoredProject stored, ProjectStore store, TimeProvider clock)
    {
        (_store, _clock) = (store, clock);
        (Id, Owner, State, Version) = (stored.Id, stored.Owner, stored.State, stored.Version);
        (_history, _newest, IsTrashed) = ([.. stored.History], stored.Newest, stored.IsTrashed);
        Activities = new ActivityBoard(clock);
    }

    /// <summary>The project's state has changed.</summary>
    public event Action<ProjectChange>? Changed;

    /// <summary>The project's id.</summary>
    public string Id { get; }

    /// <summary>The account it belongs to.</summary>
    public string Owner { get; }

    /// <summary>The state as the user sees it; during a run its poses lag behind the newest frame.</summary>
    public ProjectState State { get; private set; }

    /// <summary>Version of <see cref="State"/>.</summary>
    public long Version { get; private set; }

    /// <summary>The state and its version, of one and the same moment.</summary>
    public (ProjectState State, long Version) Shown
    {
        get
        {
            lock (_gate)
                return (State, Version);
        }
    }

    /// <summary>The state with the newest frame's poses where a run is on.</summary>
    public ProjectState StateNow
    {
        get
        {
            lock (_gate)
                return _live?.ApplyTo(State) ?? State;
        }
    }

    /// <summary>Whether the project lies in the trash.</summary>
    public bool IsTrashed { get; internal set; }

    /// <summary>Long things under way in this project.</summary>
    public ActivityBoard Activities { get; }

    /// <summary>The edit that <see cref="Undo"/> takes back; null where there is none.</summary>
    public string? UndoLabel
    {
        get
        {
            lock (_gate)
                return Place() is > 0 and var place ? _history[place].Label : null;
        }
    }

    /// <summary>The edit that <see cref="Redo"/> makes again; null where there is none.</summary>
    public string? RedoLabel
    {
        get
        {
            lock (_gate)
                return Place() is var place && place + 1 < _history.Count ? _history[place + 1].Label : null;
        }
    }

    /// <summary>Attaches the run whose poses count from now on, or detaches it.</summary>
    public void Follow(ILivePoses? live)
    {
        lock (_gate)
            _live = live;
    }

    /// <summary>Changes the state, as one step of the history.</summary>
    /// <param name="label">Key of the text that names the edit.</param>
    /// <param name="change">Makes the new state of the old one; during a run the old one has the newest frame's poses.</param>
    /// <param name="merge">Edits in quick succession with the same key become one step; null for a step of its own.</param>
    /// <param name="along">Written in the same transaction, which it refuses by throwing; not called where nothing changed. Null for nothing.</param>
    /// <returns>The new version, or the present one where nothing changed.</returns>
    public long Edit(string label, Func<ProjectState, ProjectState> change, string? merge = null, Action<SqliteConnection>? along = null)
    {
        ProjectChange done;
        lock (_gate)
        {
            var before = _live?.ApplyTo(State) ?? State;
            var after = change(before);
            if (ReferenceEquals(after, before))
                return Version;
            var now = _clock.GetUtcNow();
            var joins = merge is not null && _merge.Key == merge && now - _merge.At < MergeTime && Place() == _history.Count - 1 && _history.Count > 1;
            var basis = joins ? _history[^2].Version : Version;
            _store.Append(Id, _newest + 1, basis, label, after, along);
            _newest++;
            var place = _history.FindIndex(entry => entry.Version == basis);
            _history = [.. _history.Take(place + 1), new EditEntry(_newest, label, now)];
            if (_history.Count > ProjectStore.MostVersions)
                _history = _history.RemoveRange(0, _history.Count - ProjectStore.MostVersions);
            _merge = (merge, now);
            (State, Version) = (after, _newest);
            done = new ProjectChange(before, after, Version);
        }
        Changed?.Invoke(done);
        return done.Version;
    }

    /// <summary>Takes the last edit back.</summary>
    /// <returns>The version that is shown now.</returns>
    public long Undo() => Go(-1);

    /// <summary>Makes the edit again that was taken back last.</summary>
    /// <returns>The version that is shown now.</returns>
    public long Redo() => Go(1);

    /// <summary>Tells everybody who watches that something beside the state has changed: a run has begun, search results are there.</summary>
    public void Announce()
    {
        ProjectChange now;
        lock (_gate)
            now = new ProjectChange(State, State, Version);
        Changed?.Invoke(now);
    }

    private long Go(int steps)
    {
        ProjectChange done;
        lock (_gate)
        {
            var place = Place() + steps;
            if (place < 0 || place >= _history.Count || _store.StateAt(Id, _history[place].Version) is not { } state)
                return Version;
            _store.MoveHead(Id, _history[place].Version, state);
            _merge = default;
            done = new ProjectChange(_live?.ApplyTo(State) ?? State, state, _history[place].Version);
            (State, Version) = (state, done.Version);
        }
        Changed?.Invoke(done);
        return done.Version;
    }

    private int Place() => _history.FindIndex(entry => entry.Version == Version);
}
