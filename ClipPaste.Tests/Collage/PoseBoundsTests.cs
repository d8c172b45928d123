using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using FsCheck;
using FsCheck.Fluent;

namespace ClipPaste.Tests.Collage;

public class PoseBoundsTests
{
    private const double Slack = 1e-9;

    [Fact]
    public void A_side_that_the_photo_cut_never_shows_inside_the_canvas() => Check((piece, shape, pose) =>
    {
        if (piece.Role == PieceRole.Subject && FillsItsPhoto(piece.Cutout.CutSides))
            return;
        var box = BoxOf(piece with { Pose = pose }, shape);
        var cut = pose.Mirrored ? piece.Cutout.CutSides.Mirrored() : piece.Cutout.CutSides;
        Assert.True(!cut.HasFlag(CutSides.Left) || box.Left <= -shape.Width / 2 + Slack, "left");
        Assert.True(!cut.HasFlag(CutSides.Right) || box.Right >= shape.Width / 2 - Slack, "right");
        Assert.True(!cut.HasFlag(CutSides.Top) || box.Top <= -shape.Height / 2 + Slack, "top");
        Assert.True(!cut.HasFlag(CutSides.Bottom) || box.Bottom >= shape.Height / 2 - Slack, "bottom");
    });

    [Fact]
    public void A_subject_that_fills_its_photo_keeps_its_size()
    {
        var pose = new Pose(.1, 0, Math.Log(.3), 0, 1, false);
        var ball = TestPieces.Piece("ball", TestPieces.Cutout("ball", new(80, 80), CutSides.Left | CutSides.Top | CutSides.Right | CutSides.Bottom), pose);
        Assert.Equal(pose, new PoseBounds(ball, new CanvasShape(1)).Project(pose));
    }

    [Fact]
    public void Some_of_every_piece_stays_on_the_canvas() => Check((piece, shape, pose) =>
    {
        var box = BoxOf(piece with { Pose = pose }, shape);
        Assert.True(box.Right > -shape.Width / 2 && box.Left < shape.Width / 2 && box.Bottom > -shape.Height / 2 && box.Top < shape.Height / 2);
    });

    [Fact]
    public void An_allowed_pose_stays_as_it_is() => Check((piece, shape, pose) =>
    {
        var again = new PoseBounds(piece, shape).Project(pose);
        Assert.Equal(pose.X, again.X, 9);
        Assert.Equal(pose.Y, again.Y, 9);
        Assert.Equal(pose.LogScale, again.LogScale, 9);
        Assert.Equal(pose.Rotation, again.Rotation, 9);
        Assert.Equal(pose.Opacity, again.Opacity, 9);
    });

    [Fact]
    public void Where_a_user_has_put_a_piece_it_may_stay() => Check((piece, shape, _) =>
    {
        var put = piece.Pose with { Opacity = Math.Clamp(piece.Pose.Opacity, 0, 1) };
        var kept = new PoseBounds(piece with { Pose = put }, shape, keepsPose: true).Project(put);
        Assert.Equal(put.X, kept.X, 5);
        Assert.Equal(put.Y, kept.Y, 5);
        Assert.Equal(put.LogScale, kept.LogScale, 5);
        Assert.Equal(put.Rotation, kept.Rotation, 5);
        Assert.Equal(put.Opacity, kept.Opacity, 5);
    });

    private static bool FillsItsPhoto(CutSides sides) =>
        sides.HasFlag(CutSides.Left | CutSides.Right) || sides.HasFlag(CutSides.Top | CutSides.Bottom);

    private static (double Left, double Right, double Top, double Bottom) BoxOf(Piece piece, CanvasShape shape)
    {
        var (unitWidth, unitHeight) = CanvasShape.UnitExtent(piece.Cutout.Image);
        var (x, y) = (piece.Pose.X * shape.Width, piece.Pose.Y * shape.Height);
        var (halfWidth, halfHeight) = (unitWidth * piece.Pose.Scale / 2, unitHeight * piece.Pose.Scale / 2);
        return (x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight);
    }

    private static void Check(Action<Piece, CanvasShape, Pose> assertion)
    {
        var number = Gen.Choose(-1000, 1000).Select(value => value / 500.0);
        var poses =
            from x in number
            from y in number
            from scale in number
            from turn in number
            from opacity in number
            from mirrored in Gen.Elements(true, false)
            select new Pose(x, y, scale - .7, turn, opacity, mirrored);
        var cases =
            from start in poses
            from wild in poses
            from cut in Gen.Choose(0, 15)
            from role in Gen.Elements(Enum.GetValues<PieceRole>())
            from width in Gen.Choose(20, 200)
            from height in Gen.Choose(20, 200)
            from aspect in Gen.Elements(.5, 1, 4.0 / 3, 2)
            select (start, wild, cut: (CutSides)cut, role, width, height, aspect);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var shape = new CanvasShape(c.aspect);
            var piece = TestPieces.Piece("one", TestPieces.Cutout("photo", new(c.width, c.height), c.cut), c.start, c.role);
            assertion(piece, shape, new PoseBounds(piece, shape).Project(c.wild with { Mirrored = c.start.Mirrored }));
        }).QuickCheckThrowOnFailure();
    }
}
