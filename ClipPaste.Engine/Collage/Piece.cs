using ClipPaste.Engine.Cutouts;

namespace ClipPaste.Engine.Collage;

/// <summary>A cut-out placed on the canvas.</summary>
/// <param name="Id">Unique in its document and stable over its life.</param>
/// <param name="Cutout">What is shown.</param>
/// <param name="Phrase">The words of the prompt it stands for.</param>
/// <param name="Role">What it does in the picture.</param>
/// <param name="Pose">Where it lies.</param>
/// <param name="Locks">What a run must not change.</param>
public sealed record Piece(string Id, Cutout Cutout, string Phrase, PieceRole Role, Pose Pose, PoseLocks Locks);

/// <summary>What a piece does in the picture; decides size, paint order and how much of it may be hidden.</summary>
public enum PieceRole
{
    /// <summary>A sky or sea behind everything, fading into the background's colours.</summary>
    Backdrop,

    /// <summary>Land or a building: large, behind the subjects.</summary>
    Scenery,

    /// <summary>What the sentence is about: in front.</summary>
    Subject,
}
