using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>What of a piece can be locked, in the order of the buttons.</summary>
internal static class LockParts
{
    /// <summary>Everything first, then part by part; the key names its text.</summary>
    public static IReadOnlyList<(string Key, PoseLocks Locks, string Symbol)> All { get; } =
    [
        ("all", PoseLocks.All, "lock"),
        ("position", PoseLocks.Position, "open_with"),
        ("size", PoseLocks.Scale, "open_in_full"),
        ("turn", PoseLocks.Rotation, "rotate_right"),
        ("order", PoseLocks.Order, "layers"),
        ("opacity", PoseLocks.Opacity, "opacity"),
    ];
}
