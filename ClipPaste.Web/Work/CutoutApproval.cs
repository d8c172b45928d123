using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Approves cut-outs for a user who does not want to look at each. Safe to use from any thread.</summary>
/// <param name="prompts">Knows how many of each thing are wanted.</param>
internal sealed class CutoutApproval(PromptReading prompts)
{
    /// <summary>Approves the best open cut-outs: the best of every phrase first, then the second best, and so on.</summary>
    /// <param name="session">The project.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>How many it were.</returns>
    public static int ApproveBest(ProjectSession session, int most) =>
        Approve(session, state => Phrases(state).SelectMany(Ranked).OrderBy(item => item.Rank).ThenByDescending(item => item.Cutout.Score)
            .Where(item => item.Cutout.Verdict == Verdict.Open).Take(most).Select(item => item.Cutout.Id));

    /// <summary>Approves, for each phrase, as many of its best open cut-outs as the prompt asks for.</summary>
    /// <returns>How many it were.</returns>
    public int ApproveWanted(ProjectSession session)
    {
        if (session.State.Phrases.All(phrase => phrase.Weight <= 0))
            return 0;
        var scene = prompts.SceneOf(session.State);
        return Approve(session, state =>
            from phrase in Phrases(state)
            let thing = scene.ThingOf(phrase.Key)
            where thing is not null
            from item in Ranked(phrase).Take(CutoutSelection.PiecesOf(thing))
            where item.Cutout.Verdict == Verdict.Open
            select item.Cutout.Id);
    }

    private static int Approve(ProjectSession session, Func<ProjectState, IEnumerable<string>> choose)
    {
        var count = 0;
        session.Edit("approve", state =>
        {
            var ids = choose(state).ToHashSet(StringComparer.Ordinal);
            count = ids.Count;
            return count == 0 ? state : state with
            {
                Cutouts = [.. state.Cutouts.Select(cutout => ids.Contains(cutout.Id)
                    ? cutout with { Verdict = Verdict.Approved } : cutout)],
            };
        });
        return count;
    }

    private static IEnumerable<IGrouping<string, CutoutChoice>> Phrases(ProjectState state) =>
        state.Cutouts.Where(cutout => cutout.Verdict != Verdict.Rejected).GroupBy(cutout => cutout.Phrase);

    // Those approved already come first; then the best, none of which shows what a better one shows.
    private static List<(CutoutChoice Cutout, int Rank)> Ranked(IEnumerable<CutoutChoice> ofPhrase)
    {
        var ranked = new List<(CutoutChoice Cutout, int Rank)>();
        foreach (var cutout in ofPhrase.OrderByDescending(cutout => cutout.Verdict == Verdict.Approved)
            .ThenByDescending(cutout => cutout.Score))
        {
            if (!ranked.Any(better => better.Cutout.Photo == cutout.Photo && better.Cutout.Box.Overlap(cutout.Box) > CutoutSelection.SamePart))
                ranked.Add((cutout, ranked.Count));
        }
        return ranked;
    }
}
