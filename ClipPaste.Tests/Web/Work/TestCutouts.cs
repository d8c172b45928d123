using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Work;

/// <summary>Cut-outs without pictures, where only what is known of them matters.</summary>
internal static class TestCutouts
{
    /// <summary>A cut-out of 100 x 50 pixels of a photo of its own.</summary>
    public static CutoutChoice Of(string id, string phrase, double score = 1, string? photo = null, PieceRole role = PieceRole.Subject) => new(
        id, photo ?? $"photo of {id}", phrase, role, "image", "texture", 100, 50, new PixelBox(0, 0, 100, 50),
        role == PieceRole.Subject ? CutoutKind.Subject : CutoutKind.Scenery, .9, CutSides.None, score);
}
