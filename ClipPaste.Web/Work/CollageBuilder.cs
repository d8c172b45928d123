using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Makes the engine's document of a project's state: what runs follow and what exports draw. Safe to use from any thread.</summary>
/// <param name="pictures">The cut-outs' pictures.</param>
/// <param name="photos">A photo by its id; null where it is gone.</param>
internal sealed class CollageBuilder(CollagePictures pictures, Func<string, SourcePhoto?> photos)
{
    /// <summary>The visible pieces of a state, the hindmost first.</summary>
    public static IEnumerable<PlacedPiece> Visible(ProjectState state)
    {
        var cutouts = state.Cutouts.Select(cutout => cutout.Id).ToHashSet();
        return state.Pieces.Where(piece => !piece.Hidden && cutouts.Contains(piece.Cutout));
    }

    /// <summary>Makes the document; hidden pieces are left out.</summary>
    /// <exception cref="IOException">A cut-out's picture is missing.</exception>
    /// <exception cref="Engine.Imaging.ImageFormatException">A cut-out's picture is damaged.</exception>
    public CollageDocument Build(ProjectState state)
    {
        var choices = state.Cutouts.ToDictionary(cutout => cutout.Id);
        var cutouts = new Dictionary<string, Cutout>();
        return new CollageDocument
        {
            Prompt = state.Sentence,
            Phrases = [.. state.Phrases.Select(phrase => new WeightedText(phrase.Text, WeightOf(phrase)))],
            Negatives = [.. state.Negatives.Where(phrase => phrase.Weight > 0).Select(phrase => new WeightedText(phrase.Text, phrase.Weight * MakeOptions.NegativeWeight))],
            Aspect = state.Aspect,
            Background = state.Background,
            Pieces = [.. Visible(state).Select(piece => Placed(piece, choices[piece.Cutout]))],
            Seed = state.Seed,
            Model = state.Model,
        };

        Piece Placed(PlacedPiece piece, CutoutChoice choice)
        {
            if (!cutouts.TryGetValue(choice.Id, out var cutout))
                cutouts[choice.Id] = cutout = Cut(choice);
            return new Piece(piece.Id, cutout, choice.Phrase, choice.Role, piece.Pose, piece.Locks);
        }
    }

    // The sentence does not hold what was added by hand: there 1 must count for something, and 0 for nothing.
    private static double WeightOf(PhraseChoice phrase) => phrase.Added ? Math.Min(CollageDocument.LargestPhraseWeight, phrase.Weight + 1) : phrase.Weight;

    private Cutout Cut(CutoutChoice choice) =>
        new(photos(choice.Photo) ?? Vanished(choice), choice.Box, pictures.Get(choice.Image), choice.Kind, choice.Quality) { CutSides = choice.CutSides };

    // The cut-out outlives its photo; only what is known of the photo is lost.
    private static SourcePhoto Vanished(CutoutChoice choice) => new(
        choice.Photo, "", choice.Box.X + choice.Box.Width, choice.Box.Y + choice.Box.Height, new Credit(choice.Phrase, "unknown", "unknown", choice.Photo), []);
}
