using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;

namespace ClipPaste.Web.Studio;

/// <summary>A cut-out and what the user thinks of it.</summary>
/// <param name="Id">Unique in its project.</param>
/// <param name="Photo">Id of the photo it was cut from.</param>
/// <param name="Phrase">The phrase it stands for.</param>
/// <param name="Role">What it will do in the picture.</param>
/// <param name="Image">Hash of the stored PNG with straight alpha, full size.</param>
/// <param name="Texture">Hash of the stored WebP that browsers draw.</param>
/// <param name="Width">Width of <paramref name="Image"/> in pixels.</param>
/// <param name="Height">Height of <paramref name="Image"/> in pixels.</param>
/// <param name="Box">Its place in the photo, in photo pixels.</param>
/// <param name="Kind">Subject or scenery.</param>
/// <param name="Quality">How sure the segmentation is, 0..1.</param>
/// <param name="CutSides">Sides on which the object goes on beyond the photo.</param>
/// <param name="Score">How well it fits its phrase; comparable within one phrase.</param>
/// <param name="Verdict">What the user decided.</param>
public sealed record CutoutChoice(
    string Id, string Photo, string Phrase, PieceRole Role, string Image, string Texture, int Width, int Height, PixelBox Box,
    CutoutKind Kind, double Quality, CutSides CutSides, double Score, Verdict Verdict = Verdict.Open);

/// <summary>What a user decided about a cut-out.</summary>
public enum Verdict
{
    /// <summary>Nothing yet.</summary>
    Open,

    /// <summary>It may be used.</summary>
    Approved,

    /// <summary>It is not used.</summary>
    Rejected,
}
