using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>Numbers and locks of the selected pieces. The topmost one's numbers are shown; the others follow it.</summary>
public sealed partial class PieceFields
{
    private PlacedPiece? Lead => Chosen.FirstOrDefault() is { } first ? Seen.Pieces.FirstOrDefault(piece => piece.Id == first) : null;

    private void Set(PieceNumber number, double value)
    {
        var (ids, pin) = (Chosen, Pins);
        Change(LabelOf(number), state => PieceEdits.Set(state, ids, number, value, pin), $"{number.Key}:{string.Join(',', ids)}");
    }

    private void Flip()
    {
        var ids = Chosen;
        Change("flip", state => PieceEdits.Flip(state, ids));
    }

    private void ToggleLock(PoseLocks locks)
    {
        var ids = Chosen;
        Change("lock", state => PieceEdits.ToggleLock(state, ids, locks));
    }

    private static string LabelOf(PieceNumber number) => number.Lock switch
    {
        PoseLocks.Scale => "scale",
        PoseLocks.Rotation => "turn",
        PoseLocks.Opacity => "opacity",
        _ => "move",
    };

    private CutoutChoice? CutoutOf(PlacedPiece piece) => State.Cutouts.FirstOrDefault(cutout => cutout.Id == piece.Cutout);

    private string? TextureOf(PlacedPiece piece) => CutoutOf(piece) is { } cutout ? $"/objects/{cutout.Texture}" : null;

    private string PhraseOf(PlacedPiece piece) => CutoutOf(piece)?.Phrase ?? piece.Name;
}
