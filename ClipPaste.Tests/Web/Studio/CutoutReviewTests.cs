using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

/// <summary>Going through cut-outs and deciding on them.</summary>
public sealed class CutoutReviewTests
{
    private static readonly ImmutableArray<CutoutChoice> Four =
        [Cutout("a"), Cutout("b", Verdict.Approved), Cutout("c"), Cutout("d", Verdict.Rejected)];

    [Theory]
    [InlineData("a", "c")]
    [InlineData("b", "c")]
    [InlineData("c", "a")]
    [InlineData("d", "a")]
    [InlineData("gone", "a")]
    public void The_next_open_one_comes_and_after_the_last_the_first(string after, string next) =>
        Assert.Equal(next, CutoutReview.NextOpen(Four, after));

    [Fact]
    public void Phrases_that_count_and_have_no_photo_are_named()
    {
        var state = new ProjectState
        {
            Phrases = [new PhraseChoice("lighthouse"), new PhraseChoice("whale"), new PhraseChoice("fog", 0), new PhraseChoice("balloon")],
            Picks = [new PickedPhoto("photo", "whale")],
        };
        Assert.Equal(["lighthouse", "balloon"], CutoutReview.WithoutPhotos(state).AsEnumerable());
    }

    [Fact]
    public void When_everything_is_decided_nothing_comes()
    {
        Assert.Null(CutoutReview.NextOpen([Cutout("a", Verdict.Approved)], "a"));
        Assert.Null(CutoutReview.NextOpen([Cutout("a")], "a"));
        Assert.Null(CutoutReview.NextOpen([], "a"));
    }

    [Theory]
    [InlineData("a", -1, "a")]
    [InlineData("a", 1, "b")]
    [InlineData("d", 1, "d")]
    public void Going_on_ends_at_the_ends(string from, int steps, string to) => Assert.Equal(to, CutoutReview.Neighbour(Four, from, steps));

    [Fact]
    public void A_filter_keeps_the_order()
    {
        Assert.Equal(["a", "c"], CutoutReview.Filter(Four, Verdict.Open).Select(cutout => cutout.Id));
        Assert.Equal(4, CutoutReview.Filter(Four, null).Length);
    }

    [Fact]
    public void A_decision_that_changes_nothing_is_no_step_of_the_history()
    {
        var state = new ProjectState { Cutouts = Four };
        Assert.Same(state, CutoutReview.WithVerdict(state, "b", Verdict.Approved));
        Assert.Same(state, CutoutReview.WithVerdict(state, "gone", Verdict.Approved));
        Assert.Same(state, CutoutReview.WithRole(state, "a", PieceRole.Subject));
        Assert.Equal(Verdict.Rejected, CutoutReview.WithVerdict(state, "b", Verdict.Rejected).Cutouts[1].Verdict);
        Assert.Equal(PieceRole.Scenery, CutoutReview.WithRole(state, "a", PieceRole.Scenery).Cutouts[0].Role);
    }

    internal static CutoutChoice Cutout(string id, Verdict verdict = Verdict.Open) => new(
        id, "photo", "parrot", PieceRole.Subject, "image", "texture", 40, 30, new PixelBox(10, 20, 40, 30), CutoutKind.Subject, .9, CutSides.None, 1,
        verdict);
}
