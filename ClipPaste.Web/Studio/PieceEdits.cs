using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Streaming;

namespace ClipPaste.Web.Studio;

/// <summary>The operations that the panels do on pieces. Pieces that are not there any more are passed over.</summary>
internal static class PieceEdits
{
    // By as much as the canvas does it from the keyboard, across and down.
    private const double CopyOffset = .02;

    /// <summary>Of these the pieces that are there.</summary>
    public static ImmutableArray<string> There(ProjectState state, IEnumerable<string> ids)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return [.. state.Pieces.Select(piece => piece.Id).Where(wanted.Contains)];
    }

    /// <summary>Sets a number of the first piece, and has those of the others follow.</summary>
    /// <param name="state">With the newest poses.</param>
    /// <param name="ids">The first leads.</param>
    /// <param name="number">Which.</param>
    /// <param name="value">Of the first piece.</param>
    /// <param name="pin">Lock it too, so that a run leaves it as it is.</param>
    public static IEnumerable<SceneOp> Set(ProjectState state, ImmutableArray<string> ids, PieceNumber number, double value, bool pin)
    {
        var pieces = state.Pieces.Where(piece => ids.Contains(piece.Id)).ToDictionary(piece => piece.Id, StringComparer.Ordinal);
        if (ids.FirstOrDefault(pieces.ContainsKey) is not { } first)
            yield break;
        var from = number.Of(pieces[first].Pose);
        var to = Math.Clamp(value, number.Least, number.Most);
        foreach (var (id, piece) in pieces)
            yield return new PoseOp(id, number.With(piece.Pose, id == first ? to : number.Along(number.Of(piece.Pose), from, to)));
        if (pin)
            yield return new LockOp([.. pieces.Keys], (int)number.Lock, On: true);
    }

    /// <summary>Flips pieces left to right, as seen: what leant to the left leans to the right afterwards, unless its rotation is locked.</summary>
    public static IEnumerable<SceneOp> Flip(ProjectState state, ImmutableArray<string> ids) => state.Pieces.Where(piece => ids.Contains(piece.Id)).Select(piece => new PoseOp(
        piece.Id, piece.Pose with { Mirrored = !piece.Pose.Mirrored, Rotation = piece.Locks.HasFlag(PoseLocks.Rotation) ? piece.Pose.Rotation : -piece.Pose.Rotation }));

    /// <summary>Locks parts of pieces, or unlocks them where all are locked already.</summary>
    public static IEnumerable<SceneOp> ToggleLock(ProjectState state, ImmutableArray<string> ids, PoseLocks locks)
    {
        var there = There(state, ids);
        return there.IsEmpty ? [] : [new LockOp(there, (int)locks, !AreLocked(state, there, locks))];
    }

    /// <summary>Hides pieces, or shows them where all are hidden already.</summary>
    public static IEnumerable<SceneOp> ToggleHidden(ProjectState state, ImmutableArray<string> ids)
    {
        var there = There(state, ids);
        return there.IsEmpty ? [] : [new HideOp(there, state.Pieces.Any(piece => there.Contains(piece.Id) && !piece.Hidden))];
    }

    /// <summary>Copies pieces, each a little aside.</summary>
    /// <param name="state">The project.</param>
    /// <param name="ids">The originals.</param>
    /// <param name="newId">Makes the copies' ids.</param>
    public static IEnumerable<SceneOp> Duplicate(ProjectState state, ImmutableArray<string> ids, Func<string> newId)
    {
        var there = There(state, ids);
        return there.IsEmpty ? [] : [new DuplicateOp(there, [.. there.Select(_ => newId())], CopyOffset, CopyOffset * state.Aspect)];
    }

    /// <summary>Whether all of these pieces have all of these locks.</summary>
    public static bool AreLocked(ProjectState state, ImmutableArray<string> ids, PoseLocks locks) =>
        state.Pieces.Where(piece => ids.Contains(piece.Id)).All(piece => piece.Locks.HasFlag(locks));
}
