using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

/// <summary>How proposed layouts stand to a project.</summary>
public sealed class LayoutShownTests
{
    private static readonly ImmutableArray<PlacedPiece> Layout = [Piece("1", "a", .1), Piece("2", "b", .2)];

    private static readonly ProjectState State = new()
    {
        Cutouts = [CutoutReviewTests.Cutout("a"), CutoutReviewTests.Cutout("b", Verdict.Approved)],
    };

    [Fact]
    public void A_layout_cannot_be_made_of_a_cut_out_that_is_gone_or_rejected()
    {
        Assert.True(LayoutShown.CanBeMade(State, Layout));
        Assert.False(LayoutShown.CanBeMade(State with { Cutouts = State.Cutouts.RemoveAt(0) }, Layout));
        Assert.False(LayoutShown.CanBeMade(CutoutReview.WithVerdict(State, "b", Verdict.Rejected), Layout));
    }

    [Fact]
    public void It_is_on_the_canvas_until_a_piece_is_moved_hidden_or_taken_away()
    {
        var chosen = State with { Pieces = [Piece("x", "a", .1), Piece("y", "b", .2)] };
        Assert.True(LayoutShown.IsOnCanvas(chosen, Layout));
        Assert.False(LayoutShown.IsOnCanvas(State, Layout));
        Assert.False(LayoutShown.IsOnCanvas(chosen with { Pieces = [chosen.Pieces[0], Piece("y", "b", .3)] }, Layout));
        Assert.False(LayoutShown.IsOnCanvas(chosen with { Pieces = [chosen.Pieces[0], chosen.Pieces[1] with { Hidden = true }] }, Layout));
        Assert.False(LayoutShown.IsOnCanvas(chosen with { Pieces = [.. chosen.Pieces.Reverse()] }, Layout));
    }

    [Fact]
    public void The_best_score_is_a_hundred_and_worse_ones_keep_their_order()
    {
        Assert.Equal(100, LayoutShown.RelativeScore(-.01, -.01));
        Assert.True(LayoutShown.RelativeScore(-.2, -.01) > LayoutShown.RelativeScore(-.4, -.01));
        Assert.InRange(LayoutShown.RelativeScore(-9, -.01), 0, 1);
    }

    private static PlacedPiece Piece(string id, string cutout, double x) => new(id, cutout, id, new Pose(x, 0, 0, 0, 1, Mirrored: false));
}
