using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Streaming;

namespace ClipPaste.Web.Studio;

/// <summary>Other paint orders of a project's pieces. A piece whose order is locked stays where it is, though others may pass it.</summary>
internal static class PieceOrder
{
    /// <summary>Moves pieces by one place; they keep their order among each other.</summary>
    /// <param name="state">The project.</param>
    /// <param name="ids">The pieces.</param>
    /// <param name="forward">Towards the viewer.</param>
    public static IEnumerable<SceneOp> Step(ProjectState state, ImmutableArray<string> ids, bool forward)
    {
        var (order, moving) = (state.Pieces.Select(piece => piece.Id).ToArray(), Movable(state, ids));
        if (forward)
            Array.Reverse(order);
        for (var i = 1; i < order.Length; i++)
        {
            if (moving.Contains(order[i]) && !moving.Contains(order[i - 1]))
                (order[i - 1], order[i]) = (order[i], order[i - 1]);
        }
        if (forward)
            Array.Reverse(order);
        return Ordered(state, order);
    }

    /// <summary>Puts pieces right in front of another one.</summary>
    /// <param name="state">The project.</param>
    /// <param name="ids">The pieces; they keep their order among each other.</param>
    /// <param name="behind">The piece that will lie right behind them; null to put them behind all.</param>
    public static IEnumerable<SceneOp> Drop(ProjectState state, ImmutableArray<string> ids, string? behind)
    {
        var moving = Movable(state, ids);
        var order = state.Pieces.Select(piece => piece.Id).ToList();
        var place = behind is null ? 0 : order.IndexOf(behind) + 1;
        // They come right in front of the first that stays, counted from where they were let go.
        while (place > 0 && moving.Contains(order[place - 1]))
            place--;
        var before = order.Take(place).Where(id => !moving.Contains(id));
        var after = order.Skip(place).Where(id => !moving.Contains(id));
        return Ordered(state, [.. before, .. order.Where(moving.Contains), .. after]);
    }

    private static HashSet<string> Movable(ProjectState state, ImmutableArray<string> ids) =>
        [.. state.Pieces.Where(piece => ids.Contains(piece.Id) && !piece.Locks.HasFlag(PoseLocks.Order)).Select(piece => piece.Id)];

    private static IEnumerable<SceneOp> Ordered(ProjectState state, string[] order) =>
        order.SequenceEqual(state.Pieces.Select(piece => piece.Id), StringComparer.Ordinal) ? [] : [new OrderOp([.. order])];
}
