using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Studio;

/// <summary>A cut-out on the canvas.</summary>
/// <param name="Id">Unique in its project and stable over its life.</param>
/// <param name="Cutout">Id of the cut-out that is shown.</param>
/// <param name="Name">What the layers panel calls it.</param>
/// <param name="Pose">Where it lies.</param>
/// <param name="Locks">What a run must not change.</param>
/// <param name="Hidden">Neither drawn nor judged.</param>
internal sealed record PlacedPiece(string Id, string Cutout, string Name, Pose Pose, PoseLocks Locks = PoseLocks.None, bool Hidden = false)
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;
}
