using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Compose;

public sealed class PieceNumberTests
{
    private static readonly Pose Middle = new(0, 0, 0, 0, 1, Mirrored: false);

    [Theory]
    [InlineData("across", 50, 75)]
    [InlineData("down", 50, -20)]
    [InlineData("size", 100, 45)]
    [InlineData("turn", 0, -90)]
    [InlineData("opacity", 100, 30)]
    public void A_number_is_read_from_a_pose_and_written_into_it(string key, double before, double after)
    {
        var number = PieceNumber.All.Single(one => one.Key == key);
        Assert.Equal(before, number.Of(Middle), 9);
        Assert.Equal(after, number.Of(number.With(Middle, after)), 9);
    }

    [Fact]
    public void Numbers_out_of_range_become_the_nearest_in_range()
    {
        Assert.Equal(0, PieceNumber.Opacity.With(Middle, -5).Opacity);
        Assert.Equal(PieceNumber.Size.Most, PieceNumber.Size.Of(PieceNumber.Size.With(Middle, 1e9)), 6);
    }

    [Fact]
    public void A_turn_of_more_than_half_a_round_is_shown_the_short_way() =>
        Assert.Equal(-90, PieceNumber.Turn.Of(Middle with { Rotation = 3 * Math.PI / 2 }), 9);

    [Fact]
    public void Several_pieces_follow_the_first()
    {
        var scene = ComposeScene.Of("a", "b").With("b", piece => piece with { Pose = Middle with { X = .1, LogScale = Math.Log(.5) } });
        var moved = SceneEdits.Apply(scene, PieceEdits.Set(scene, ["a", "b"], PieceNumber.Across, 60, pin: false));
        Assert.Equal((.1, .2), (Math.Round(moved.Piece("a").Pose.X, 9), Math.Round(moved.Piece("b").Pose.X, 9)));
        var scaled = SceneEdits.Apply(scene, PieceEdits.Set(scene, ["a", "b"], PieceNumber.Size, 50, pin: false));
        Assert.Equal(.25, scaled.Piece("b").Pose.Scale, 9);
        var clear = SceneEdits.Apply(scene, PieceEdits.Set(scene, ["a", "b"], PieceNumber.Opacity, 40, pin: false));
        Assert.All(clear.Pieces, piece => Assert.Equal(.4, piece.Pose.Opacity));
    }

    [Fact]
    public void What_is_set_during_a_run_is_pinned_if_its_user_wants_that()
    {
        var scene = ComposeScene.Of("a");
        Assert.Equal(PoseLocks.Rotation, SceneEdits.Apply(scene, PieceEdits.Set(scene, ["a"], PieceNumber.Turn, 10, pin: true)).Piece("a").Locks);
        Assert.Equal(PoseLocks.None, SceneEdits.Apply(scene, PieceEdits.Set(scene, ["a"], PieceNumber.Turn, 10, pin: false)).Piece("a").Locks);
    }
}
