using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Compose;

public sealed class PieceEditsTests
{
    private static readonly ProjectState Scene = ComposeScene.Of("a", "b", "c");

    [Fact]
    public void A_lock_is_set_unless_all_have_it()
    {
        var some = Scene.With("a", piece => piece with { Locks = PoseLocks.Position });
        var all = SceneEdits.Apply(some, PieceEdits.ToggleLock(some, ["a", "b"], PoseLocks.Position));
        Assert.True(PieceEdits.AreLocked(all, ["a", "b"], PoseLocks.Position));
        var none = SceneEdits.Apply(all, PieceEdits.ToggleLock(all, ["a", "b"], PoseLocks.Position));
        Assert.All(none.Pieces, piece => Assert.Equal(PoseLocks.None, piece.Locks));
    }

    [Fact]
    public void Pieces_are_hidden_unless_all_are_hidden_already()
    {
        var some = Scene.With("a", piece => piece with { Hidden = true });
        var all = SceneEdits.Apply(some, PieceEdits.ToggleHidden(some, ["a", "b"]));
        Assert.Equal([true, true, false], all.Pieces.Select(piece => piece.Hidden));
        Assert.DoesNotContain(SceneEdits.Apply(all, PieceEdits.ToggleHidden(all, ["a", "b"])).Pieces, piece => piece.Hidden);
    }

    [Fact]
    public void A_flipped_piece_leans_the_other_way_unless_its_rotation_is_locked()
    {
        var leaning = Scene.With("a", piece => piece with { Pose = piece.Pose with { Rotation = .3 } })
            .With("b", piece => piece with { Pose = piece.Pose with { Rotation = .3 }, Locks = PoseLocks.Rotation });
        var flipped = SceneEdits.Apply(leaning, PieceEdits.Flip(leaning, ["a", "b"]));
        Assert.Equal((true, -.3), (flipped.Piece("a").Pose.Mirrored, flipped.Piece("a").Pose.Rotation));
        Assert.Equal((true, .3), (flipped.Piece("b").Pose.Mirrored, flipped.Piece("b").Pose.Rotation));
    }

    [Fact]
    public void A_copy_lies_aside_by_the_same_length_in_both_directions()
    {
        var wide = Scene with { Aspect = 2 };
        var copied = SceneEdits.Apply(wide, PieceEdits.Duplicate(wide, ["b"], () => "new"));
        Assert.Equal("abnewc", copied.Order());
        Assert.Equal(copied.Piece("new").Pose.X * wide.Aspect, copied.Piece("new").Pose.Y, 9);
    }

    [Fact]
    public void Pieces_that_are_gone_are_passed_over()
    {
        Assert.Empty(PieceEdits.ToggleLock(Scene, ["gone"], PoseLocks.All));
        Assert.Empty(PieceEdits.ToggleHidden(Scene, ["gone"]));
        Assert.Empty(PieceEdits.Duplicate(Scene, ["gone"], () => "new"));
        Assert.Empty(PieceEdits.Set(Scene, ["gone"], PieceNumber.Turn, 1, pin: true));
        Assert.Equal("a", Assert.Single(PieceEdits.There(Scene, ["gone", "a"])));
    }

    [Fact]
    public void Photos_of_hidden_pieces_need_no_credit()
    {
        var hidden = Scene.With("b", piece => piece with { Hidden = true });
        SourcePhoto? Find(string id) => id == "photo-c" ? null : new SourcePhoto(id, "", 1, 1, new Credit("", "", "", ""), []);
        Assert.Equal(["photo-a"], PhotosUsed.Of(hidden, Find).Select(photo => photo.Id));
    }
}
