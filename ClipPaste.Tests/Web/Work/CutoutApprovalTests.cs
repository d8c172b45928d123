using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Work;

[Collection(nameof(SmallStudio))]
public sealed class CutoutApprovalTests(SmallStudio studio)
{
    [Fact]
    public void The_best_of_every_phrase_come_before_second_best_ones()
    {
        var session = With("penguins on a mountain",
            TestCutouts.Of("p1", "penguins", 3), TestCutouts.Of("p2", "penguins", 2.9), TestCutouts.Of("m1", "mountain", 1), TestCutouts.Of("m2", "mountain", .5));
        Assert.Equal(3, CutoutApproval.ApproveBest(session, 3));
        Assert.Equal(["p1", "p2", "m1"], Approved(session));
        Assert.Equal("approve", session.UndoLabel);
    }

    [Fact]
    public void A_cut_out_that_shows_what_a_better_one_shows_is_not_approved()
    {
        var twin = TestCutouts.Of("twin", "horses", 2, "photo") with { Box = new PixelBox(10, 0, 60, 50) };
        var other = TestCutouts.Of("other", "horses", 1, "photo") with { Box = new PixelBox(300, 0, 60, 50) };
        var session = With("horses", TestCutouts.Of("herd", "horses", 3, "photo"), twin, other);
        Assert.Equal(2, CutoutApproval.ApproveBest(session, 9));
        Assert.Equal(["herd", "other"], Approved(session));
    }

    [Fact]
    public void As_many_are_approved_as_the_sentence_asks_for()
    {
        var session = With("two penguins on a mountain",
            TestCutouts.Of("p1", "penguins", 3), TestCutouts.Of("p2", "penguins", 2), TestCutouts.Of("p3", "penguins", 1),
            TestCutouts.Of("m1", "mountain", 2), TestCutouts.Of("m2", "mountain", 1));
        session.Edit("reject", state => state with { Cutouts = state.Cutouts.SetItem(0, state.Cutouts[0] with { Verdict = Verdict.Rejected }) });
        Assert.Equal(3, studio.Get<CutoutApproval>().ApproveWanted(session));
        Assert.Equal(["p2", "p3", "m1"], Approved(session));
        Assert.Equal(0, studio.Get<CutoutApproval>().ApproveWanted(session));
    }

    [Fact]
    public void Layouts_repeat_a_lone_subject_but_show_all_of_several()
    {
        var reading = studio.Get<PromptReading>();
        var session = With("butterflies and three penguins on a mountain",
            TestCutouts.Of("b1", "butterflies"), TestCutouts.Of("p1", "penguins", 2), TestCutouts.Of("p2", "penguins"),
            TestCutouts.Of("m1", "mountain", 2, role: PieceRole.Scenery), TestCutouts.Of("m2", "mountain", 1, role: PieceRole.Scenery));
        CutoutApproval.ApproveBest(session, 9);
        Assert.Equal(["b1", "b1", "b1", "p1", "p2", "p1", "m1"], ApprovedCutouts.Of(session.State, reading.SceneOf(session.State)).Select(piece => piece.Cutout.Id));
    }

    [Fact]
    public void Layouts_never_have_more_pieces_than_are_allowed_and_keep_every_thing()
    {
        var session = With("twelve penguins and twelve parrots on a mountain",
            TestCutouts.Of("p", "penguins"), TestCutouts.Of("q", "parrots"), TestCutouts.Of("m", "mountain", role: PieceRole.Scenery));
        CutoutApproval.ApproveBest(session, 9);
        var pieces = ApprovedCutouts.Of(session.State, studio.Get<PromptReading>().SceneOf(session.State));
        Assert.Equal(ApprovedCutouts.MostPieces, pieces.Length);
        Assert.Equal(["m", "p", "q"], pieces.Select(piece => piece.Cutout.Id).Distinct().Order());
    }

    private ProjectSession With(string prompt, params CutoutChoice[] cutouts)
    {
        var session = studio.Project(prompt);
        session.Edit("cut", state => state with { Cutouts = [.. cutouts] });
        return session;
    }

    private static IEnumerable<string> Approved(ProjectSession session) =>
        session.State.Cutouts.Where(cutout => cutout.Verdict == Verdict.Approved).Select(cutout => cutout.Id);
}
