using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Keep;

/// <summary>Whether a state of unknown origin is one that the studio itself could have made. Pure.</summary>
internal static class ArchivedState
{
    private const int MostCutouts = 500;
    private const int MostIterations = 2000;
    private const int LongestModel = 40;
    private const int LargestSide = 12_000;

    /// <summary>Whether it is.</summary>
    public static bool IsFine(ProjectState state) =>
        !(state.Phrases.IsDefault || state.Negatives.IsDefault || state.Picks.IsDefault || state.Cutouts.IsDefault || state.Pieces.IsDefault)
        && IsText(state.Title, ProjectTitle.Longest) && IsText(state.Prompt, ProjectState.LongestPrompt) && IsText(state.Model, LongestModel)
        && state.Aspect is >= .25 and <= 4 && state.Iterations is >= 1 and <= MostIterations
        && ArePhrases(state.Phrases) && ArePhrases(state.Negatives) && IsBackground(state.Background)
        && state.Picks.Length <= PickedPhoto.Most && state.Picks.All(pick => pick is not null && ObjectStore.IsHash(pick.Photo) && IsText(pick.Phrase, PhraseChoice.LongestText))
        && state.Cutouts.Length <= MostCutouts && state.Cutouts.All(IsCutout) && AreDistinct(state.Cutouts.Select(cutout => cutout.Id))
        && state.Pieces.Length <= ProjectState.MostPieces && state.Pieces.All(IsPiece) && AreDistinct(state.Pieces.Select(piece => piece.Id));

    private static bool ArePhrases(ImmutableArray<PhraseChoice> phrases) => phrases.Length <= PhraseChoice.Most
        && phrases.All(phrase => phrase is not null && IsText(phrase.Text, PhraseChoice.LongestText) && phrase.Weight is >= 0 and <= PhraseChoice.Heaviest)
        && AreDistinct(phrases.Select(phrase => phrase.Text));

    private static bool IsBackground(Background? background) => background is { Colours: { IsDefault: false, Length: Background.ControlPoints } }
        && background.Colours.All(colour => colour.X is >= 0 and <= 1 && Math.Abs(colour.Y) <= .5 && Math.Abs(colour.Z) <= .5);

    private static bool IsCutout(CutoutChoice? cutout) => cutout is not null && MessageCheck.IsId(cutout.Id) && ObjectStore.IsHash(cutout.Photo)
        && ObjectStore.IsHash(cutout.Image) && IsText(cutout.Phrase, PhraseChoice.LongestText) && Enum.IsDefined(cutout.Role) && Enum.IsDefined(cutout.Kind)
        && Enum.IsDefined(cutout.Verdict) && ((int)cutout.CutSides & ~0xF) == 0 && cutout.Quality is >= 0 and <= 1 && double.IsFinite(cutout.Score) && IsBox(cutout.Box);

    private static bool IsBox(PixelBox box) => box is { X: >= 0 and <= LargestSide, Y: >= 0 and <= LargestSide, Width: >= 1 and <= LargestSide, Height: >= 1 and <= LargestSide };

    private static bool IsPiece(PlacedPiece? piece) => piece is not null && MessageCheck.IsId(piece.Id) && MessageCheck.IsId(piece.Cutout)
        && IsText(piece.Name, PlacedPiece.LongestName) && MessageCheck.IsFine(piece.Pose) && (piece.Locks & ~PoseLocks.All) == PoseLocks.None;

    private static bool IsText(string? text, int longest) => text is not null && text.Length <= longest && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));

    private static bool AreDistinct(IEnumerable<string> texts) => texts.GroupBy(text => text, StringComparer.Ordinal).All(group => group.Count() == 1);
}
