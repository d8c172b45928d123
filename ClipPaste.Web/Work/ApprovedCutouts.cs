using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Prompts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Which approved cut-outs a layout shows, and how often each.</summary>
internal static class ApprovedCutouts
{
    /// <summary>Pieces in a layout at most.</summary>
    public const int MostPieces = 20;

    private const int MostOfAThing = 12;

    /// <summary>
    /// The cut-outs of every thing: as many as the sentence says, the best first. Of "butterflies" all that were approved; where only one
    /// was, it is
    /// shown several times.
    /// </summary>
    public static ImmutableArray<WantedPiece> Of(ProjectState state, ProjectScene scene)
    {
        var perThing = scene.Phrases.Select(item => OfThing(state.Cutouts, item).ToList()).Where(list => list.Count > 0).ToList();
        while (perThing.Sum(list => list.Count) > MostPieces && perThing.MaxBy(list => list.Count) is { Count: > 1 } longest)
            longest.RemoveAt(longest.Count - 1);
        return [.. perThing.SelectMany(list => list)];
    }

    /// <summary>A collage of these cut-outs, each once, with its cut-out's id as its own: pictures and weights for the engine.</summary>
    /// <exception cref="IOException">A picture is missing.</exception>
    public static CollageDocument Document(CollageBuilder builder, ProjectState state, ImmutableArray<WantedPiece> wanted) =>
        builder.Build(state with { Pieces = [.. wanted.Select(piece => piece.Cutout.Id).Distinct().Select(Piece)] });

    private static PlacedPiece Piece(string id) => new(id, id, id, new Pose(0, 0, 0, 0, 1, Mirrored: false));

    private static IEnumerable<WantedPiece> OfThing(ImmutableArray<CutoutChoice> cutouts, PhraseThing item)
    {
        CutoutChoice[] approved = [.. cutouts
            .Where(cutout => cutout.Verdict == Verdict.Approved && cutout.Phrase == item.Phrase.Text)
            .OrderByDescending(cutout => cutout.Score)];
        if (approved.Length == 0)
            return [];
        var wanted = item.Thing.IsPlural && item.Thing.Count is null && approved.Length > 1
            ? Math.Min(approved.Length, MostOfAThing)
            : CutoutSelection.PiecesOf(item.Thing);
        // A sky twice is one sky too many, and a town is not built of one house.
        var pieces = approved[0].Role == PieceRole.Subject ? wanted : Math.Min(wanted, approved.Length);
        return Enumerable.Range(0, pieces).Select(number => new WantedPiece(approved[number % approved.Length], item.Thing));
    }
}

/// <summary>A piece that every layout has.</summary>
/// <param name="Cutout">What it shows.</param>
/// <param name="Thing">What it stands for.</param>
internal sealed record WantedPiece(CutoutChoice Cutout, Thing Thing);
