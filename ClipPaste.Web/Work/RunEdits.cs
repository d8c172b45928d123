using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>
/// Tells what edits, undo and redo put elsewhere during a run. A stored state has the poses that the run had reached when it was stored; undo
/// must not take those back, but only what the undone edit had moved.
/// </summary>
/// <param name="version">The project's version when the run began.</param>
internal sealed class RunEdits(long version)
{
    private readonly SortedDictionary<long, (ImmutableHashSet<string> Moved, bool Recoloured)> _edits = [];
    private readonly long _began = version;
    private long _newest = version;
    private long _at = version;

    /// <summary>What a change has put elsewhere, or pinned where it was seen.</summary>
    public (ImmutableHashSet<string> Moved, bool Recoloured) Note(ProjectChange change)
    {
        var (moved, recoloured) = Follow(change);
        return (moved.Union(Pinned(change)), recoloured || (change.After.Background.Locked && !change.Before.Background.Locked));
    }

    private (ImmutableHashSet<string> Moved, bool Recoloured) Follow(ProjectChange change)
    {
        var (before, after) = (_at, change.Version);
        _at = after;
        if (after > _newest)
        {
            // What was undone before this edit cannot be done again.
            foreach (var gone in _edits.Keys.Where(number => number > before).ToList())
                _edits.Remove(gone);
            _newest = after;
            return _edits[after] = Difference(change);
        }
        var (from, to) = (Math.Min(before, after), Math.Max(before, after));
        if (from < _began)
            return Difference(change);
        var between = _edits.Where(edit => edit.Key > from && edit.Key <= to).Select(edit => edit.Value).ToList();
        return ([.. between.SelectMany(edit => edit.Moved)], between.Exists(edit => edit.Recoloured));
    }

    private static (ImmutableHashSet<string> Moved, bool Recoloured) Difference(ProjectChange change)
    {
        var poses = change.Before.Pieces.ToDictionary(piece => piece.Id, piece => piece.Pose);
        var moved = change.After.Pieces.Where(piece => poses.TryGetValue(piece.Id, out var pose) && pose != piece.Pose).Select(piece => piece.Id);
        return ([.. moved], !change.Before.Background.Colours.AsSpan().SequenceEqual(change.After.Background.Colours.AsSpan()));
    }

    // A run may be an iteration ahead of what its user saw and pinned.
    private static IEnumerable<string> Pinned(ProjectChange change)
    {
        var locks = change.Before.Pieces.ToDictionary(piece => piece.Id, piece => piece.Locks);
        return change.After.Pieces
            .Where(piece => locks.TryGetValue(piece.Id, out var before) && (piece.Locks & ~before & ~PoseLocks.Order) != PoseLocks.None)
            .Select(piece => piece.Id);
    }
}
