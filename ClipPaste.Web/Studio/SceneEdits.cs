using System.Collections.Immutable;
using System.Numerics;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Streaming;

namespace ClipPaste.Web.Studio;

/// <summary>
/// What the canvas's operations make of a project. An edit may arrive twice when a connection was lost: adding what is there and deleting what
/// is gone change nothing.
/// </summary>
internal static class SceneEdits
{
    /// <summary>Does all of an edit or nothing.</summary>
    /// <param name="state">The project; it is not changed.</param>
    /// <param name="ops">Checked before.</param>
    /// <returns>The new state; the same object where nothing is different.</returns>
    /// <exception cref="SceneEditException">The edit names what is not there, or makes too many pieces.</exception>
    public static ProjectState Apply(ProjectState state, IEnumerable<SceneOp> ops)
    {
        var edited = ops.Aggregate(state, Apply);
        if (edited.Pieces.Length > ProjectState.MostPieces)
            throw new SceneEditException("TooManyPieces");
        return edited.Pieces.SequenceEqual(state.Pieces) && edited.Background == state.Background ? state : edited;
    }

    private static ProjectState Apply(ProjectState state, SceneOp op) => op switch
    {
        PoseOp { Id: var id, Pose: var pose } => Change(state, [id], piece => piece with { Pose = pose }),
        LockOp { Ids: var ids, Locks: var locks, On: true } => Change(state, ids, piece => piece with { Locks = piece.Locks | (PoseLocks)locks }),
        LockOp { Ids: var ids, Locks: var locks } => Change(state, ids, piece => piece with { Locks = piece.Locks & ~(PoseLocks)locks }),
        HideOp { Ids: var ids, Hidden: var hidden } => Change(state, ids, piece => piece with { Hidden = hidden }),
        RenameOp { Id: var id, Name: var name } => Change(state, [id], piece => piece with { Name = name.Trim() }),
        DeleteOp { Ids: var ids } => state with { Pieces = state.Pieces.RemoveAll(piece => ids.Contains(piece.Id)) },
        OrderOp { Ids: var ids } => Order(state, ids),
        DuplicateOp duplicate => Duplicate(state, duplicate),
        AddOp add => Add(state, add),
        BackgroundOp background => state with { Background = Change(state.Background, background) },
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "There is no such operation."),
    };

    private static ProjectState Change(ProjectState state, ImmutableArray<string> ids, Func<PlacedPiece, PlacedPiece> change)
    {
        if (!ids.All(id => state.Pieces.Any(piece => piece.Id == id)))
            throw new SceneEditException("PieceGone");
        return state with { Pieces = [.. state.Pieces.Select(piece => ids.Contains(piece.Id) ? change(piece) : piece)] };
    }

    private static ProjectState Order(ProjectState state, ImmutableArray<string> ids)
    {
        var pieces = state.Pieces.ToDictionary(piece => piece.Id);
        if (ids.Length != pieces.Count || !ids.All(pieces.ContainsKey))
            throw new SceneEditException("OtherPieces");
        return state with { Pieces = [.. ids.Select(id => pieces[id])] };
    }

    private static ProjectState Duplicate(ProjectState state, DuplicateOp op)
    {
        var pieces = state.Pieces.ToList();
        foreach (var (id, copy) in op.Ids.Zip(op.NewIds))
        {
            if (pieces.Exists(piece => piece.Id == copy))
                continue;
            var place = pieces.FindIndex(piece => piece.Id == id);
            if (place < 0)
                throw new SceneEditException("PieceGone");
            var original = pieces[place];
            var pose = original.Pose with { X = Math.Clamp(original.Pose.X + op.Dx, -3, 3), Y = Math.Clamp(original.Pose.Y + op.Dy, -3, 3) };
            pieces.Insert(place + 1, original with { Id = copy, Name = FreeName(pieces, Root(original.Name)), Pose = pose });
        }
        return state with { Pieces = [.. pieces] };
    }

    private static ProjectState Add(ProjectState state, AddOp op)
    {
        if (state.Pieces.Any(piece => piece.Id == op.Id))
            return state;
        var cutout = state.Cutouts.FirstOrDefault(cutout => cutout.Id == op.Cutout) ?? throw new SceneEditException("CutoutGone");
        return state with { Pieces = state.Pieces.Add(new PlacedPiece(op.Id, op.Cutout, FreeName(state.Pieces, cutout.Phrase), op.Pose)) };
    }

    private static Background Change(Background background, BackgroundOp op) => new(
        op.Colours is { } colours ? [.. colours.Select(colour => new Vector3(colour[0], colour[1], colour[2]))] : background.Colours,
        op.Locked ?? background.Locked);

    // "parrot", "parrot 2", "parrot 3".
    private static string FreeName(IEnumerable<PlacedPiece> pieces, string wanted)
    {
        var taken = pieces.Select(piece => piece.Name).ToHashSet();
        var root = wanted.Length > PlacedPiece.LongestName - 4 ? wanted[..(PlacedPiece.LongestName - 4)].TrimEnd() : wanted;
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? root : $"{root} {number}").First(name => !taken.Contains(name));
    }

    private static string Root(string name)
    {
        var end = name.LastIndexOf(' ');
        return end > 0 && name[(end + 1)..].All(char.IsAsciiDigit) ? name[..end] : name;
    }
}
