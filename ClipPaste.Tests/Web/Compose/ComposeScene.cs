using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Compose;

/// <summary>A project with a few pieces, the first of them hindmost.</summary>
internal static class ComposeScene
{
    public static ProjectState Of(params string[] ids) => new()
    {
        Cutouts = [.. ids.Select(id => new CutoutChoice(
            $"cut-{id}", $"photo-{id}", id, PieceRole.Subject, "image", "texture", 100, 50, new PixelBox(0, 0, 100, 50), CutoutKind.Subject, 1, CutSides.None, 1))],
        Pieces = [.. ids.Select(id => new PlacedPiece(id, $"cut-{id}", id, new Pose(0, 0, 0, 0, 1, Mirrored: false)))],
    };

    public static ProjectState With(this ProjectState state, string id, Func<PlacedPiece, PlacedPiece> change) =>
        state with { Pieces = [.. state.Pieces.Select(piece => piece.Id == id ? change(piece) : piece)] };

    public static PlacedPiece Piece(this ProjectState state, string id) => state.Pieces.Single(piece => piece.Id == id);

    public static string Order(this ProjectState state) => string.Concat(state.Pieces.Select(piece => piece.Id));
}
