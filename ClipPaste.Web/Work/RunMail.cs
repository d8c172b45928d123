using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>
/// What users tell a run while it is busy: the newest state wins, what was moved adds up until the run takes it. Safe to use from any thread.
/// </summary>
/// <param name="state">The project when the run last looked.</param>
/// <param name="version">Its version.</param>
/// <param name="clock">Tells how long nothing was heard of a hand.</param>
internal sealed class RunMail(ProjectState state, long version, TimeProvider clock)
{
    /// <summary>A hand that says nothing for so long has let go.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private RunOrder _order = new(0, 0, state, version, [], Recoloured: false, ImmutableDictionary<string, Pose>.Empty);
    private long _taken;
    private long _heardAt;

    /// <summary>Edits that were told of.</summary>
    public long Edits
    {
        get
        {
            lock (_gate)
                return _order.Edits;
        }
    }

    /// <summary>Version of the project at the newest edit.</summary>
    public long Version
    {
        get
        {
            lock (_gate)
                return _order.Version;
        }
    }

    /// <summary>Tells of an edit. Pieces that it moves are no longer held.</summary>
    public void Post(ProjectState state, long version, ImmutableHashSet<string> moved, bool recoloured)
    {
        lock (_gate)
        {
            _order = new RunOrder(
                _order.Number + 1, _order.Edits + 1, state, version, _order.Moved.Union(moved), _order.Recoloured || recoloured,
                _order.Held.RemoveRange(moved));
        }
    }

    /// <summary>Tells what a user holds; nothing: the hand has let go.</summary>
    public void Hold(ImmutableDictionary<string, Pose> held)
    {
        lock (_gate)
        {
            _heardAt = clock.GetTimestamp();
            if (held.Count > 0 || _order.Held.Count > 0)
                _order = _order with { Number = _order.Number + 1, Held = held };
        }
    }

    /// <summary>The newest order; null where there is none since the last one taken.</summary>
    public RunOrder? Take()
    {
        lock (_gate)
        {
            if (_order.Held.Count > 0 && clock.GetElapsedTime(_heardAt) > LongestSilence)
                _order = _order with { Number = _order.Number + 1, Held = ImmutableDictionary<string, Pose>.Empty };
            if (_order.Number == _taken)
                return null;
            var order = _order;
            _taken = order.Number;
            _order = order with { Moved = [], Recoloured = false };
            return order;
        }
    }
}
