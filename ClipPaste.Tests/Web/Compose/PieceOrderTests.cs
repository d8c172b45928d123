using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Compose;

public sealed class PieceOrderTests
{
    private static readonly ProjectState Scene = ComposeScene.Of("a", "b", "c", "d");

    [Theory]
    [InlineData("b", true, "acbd")]
    [InlineData("b", false, "bacd")]
    [InlineData("ab", true, "cabd")]
    [InlineData("bd", false, "badc")]
    [InlineData("d", true, "abcd")]
    [InlineData("cd", true, "abcd")]
    public void Pieces_move_by_one_place_and_keep_their_order(string ids, bool forward, string order) =>
        Assert.Equal(order, SceneEdits.Apply(Scene, PieceOrder.Step(Scene, [.. ids.Select(id => id.ToString())], forward)).Order());

    [Theory]
    [InlineData("a", "c", "bcad")]
    [InlineData("d", "a", "adbc")]
    [InlineData("c", null, "cabd")]
    [InlineData("bd", "b", "abdc")]
    [InlineData("ad", "d", "bcad")]
    public void Dropped_pieces_lie_right_in_front_of_the_one_they_were_dropped_above(string ids, string? behind, string order) =>
        Assert.Equal(order, SceneEdits.Apply(Scene, PieceOrder.Drop(Scene, [.. ids.Select(id => id.ToString())], behind)).Order());

    [Fact]
    public void A_piece_whose_order_is_locked_stays_and_others_pass_it()
    {
        var locked = Scene.With("b", piece => piece with { Locks = PoseLocks.Order });
        Assert.Empty(PieceOrder.Step(locked, ["b"], forward: true));
        Assert.Equal("bacd", SceneEdits.Apply(locked, PieceOrder.Step(locked, ["a", "b"], forward: true)).Order());
    }

    [Fact]
    public void Nothing_is_done_where_the_order_stays_as_it_is()
    {
        Assert.Empty(PieceOrder.Step(Scene, ["a"], forward: false));
        Assert.Empty(PieceOrder.Drop(Scene, ["gone"], "a"));
    }
}
