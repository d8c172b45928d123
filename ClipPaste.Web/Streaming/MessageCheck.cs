using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Streaming;

/// <summary>Whether a message is one that the canvas could have sent: numbers in their ranges, lists of bearable length, known labels.</summary>
internal static class MessageCheck
{
    /// <summary>Most operations in one edit: a full canvas is moved and pinned at once.</summary>
    public const int MostOps = 2 * ProjectState.MostPieces;

    /// <summary>Longest id, in characters.</summary>
    public const int LongestId = 64;

    private const double Farthest = 3;
    private const double LargestLogScale = 6;
    private const double LargestRotation = 50;

    private static readonly ImmutableHashSet<string> Labels =
        ["move", "turn", "scale", "transform", "flip", "opacity", "order", "delete", "duplicate", "add", "lock", "hide", "rename", "background"];

    /// <summary>Whether an edit can be taken up.</summary>
    public static bool IsFine(EditMessage? message) => message is { Ops.IsDefault: false, Label: not null }
        && Labels.Contains(message.Label) && message.Ops.Length is > 0 and <= MostOps && message.Ops.All(IsFine);

    /// <summary>Whether a hand can hold this.</summary>
    public static bool IsFine(SteerMessage? message) => message is { Poses.IsDefault: false }
        && message.Poses.Length <= ProjectState.MostPieces
        && message.Poses.All(held => held is not null && IsId(held.Id) && IsFine(held.Pose))
        && message.Poses.DistinctBy(held => held.Id).Count() == message.Poses.Length;

    private static bool IsFine(SceneOp? op) => op switch
    {
        PoseOp pose => IsId(pose.Id) && IsFine(pose.Pose),
        OrderOp order => AreIds(order.Ids),
        DeleteOp delete => AreIds(delete.Ids),
        DuplicateOp copy => AreIds(copy.Ids) && AreIds(copy.NewIds) && copy.Ids.Length == copy.NewIds.Length
            && Within(copy.Dx, Farthest) && Within(copy.Dy, Farthest),
        AddOp add => IsId(add.Id) && IsId(add.Cutout) && IsFine(add.Pose),
        LockOp locks => AreIds(locks.Ids) && (locks.Locks & ~(int)PoseLocks.All) == 0,
        HideOp hide => AreIds(hide.Ids),
        RenameOp rename => IsId(rename.Id) && IsName(rename.Name),
        BackgroundOp background => background.Colours is not { } colours || AreColours(colours),
        _ => false,
    };

    /// <summary>Whether a pose is in its ranges.</summary>
    public static bool IsFine(in Pose pose) => Within(pose.X, Farthest) && Within(pose.Y, Farthest) && Within(pose.LogScale, LargestLogScale)
        && Within(pose.Rotation, LargestRotation) && pose.Opacity is >= 0 and <= 1;

    private static bool AreColours(ImmutableArray<ImmutableArray<float>> colours) => colours is { IsDefault: false, Length: Background.ControlPoints }
        && colours.All(colour => colour is { IsDefault: false, Length: 3 } && colour[0] is >= 0 and <= 1 && Within(colour[1], .5) && Within(colour[2], .5));

    private static bool IsName(string? name) =>
        name is not null && name.Trim().Length is > 0 and <= PlacedPiece.LongestName && !name.Any(char.IsControl);

    private static bool AreIds(ImmutableArray<string> ids) =>
        ids is { IsDefault: false, Length: <= ProjectState.MostPieces } && ids.All(IsId) && ids.Distinct().Count() == ids.Length;

    /// <summary>Whether a text can be an id of a piece or cut-out.</summary>
    public static bool IsId(string? id) =>
        id is { Length: > 0 and <= LongestId } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    // Not a number is within nothing.
    private static bool Within(double value, double most) => Math.Abs(value) <= most;
}
