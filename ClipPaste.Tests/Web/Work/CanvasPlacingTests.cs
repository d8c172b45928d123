using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Work;

[Collection(nameof(SmallStudio))]
public sealed class CanvasPlacingTests(SmallStudio studio)
{
    [Fact]
    public void Backdrops_go_behind_scenery_and_scenery_behind_subjects()
    {
        var session = Project();
        string[] order = ["bird", "tower", "bird", "sky", "hill"];
        Assert.All(order, cutout => Assert.NotNull(CanvasPlacing.Place(session, cutout)));
        Assert.Equal(["sky", "tower", "hill", "bird", "bird 2"], session.State.Pieces.Select(piece => piece.Name));
        Assert.All(session.State.Cutouts, cutout => Assert.Equal(Verdict.Approved, cutout.Verdict));
    }

    [Fact]
    public void A_backdrop_covers_the_width_and_scenery_stands_on_the_lower_border()
    {
        var session = Project();
        CanvasPlacing.Place(session, "sky");
        CanvasPlacing.Place(session, "hill");
        var (sky, hill) = (session.State.Pieces[0].Pose, session.State.Pieces[1].Pose);
        var shape = new CanvasShape(session.State.Aspect);
        Assert.True(sky.Scale >= shape.Width);
        Assert.True(sky.Y * shape.Height - sky.Scale / 4 < -shape.Height / 2 + .01);
        Assert.Equal(.5, hill.Y + hill.Scale / 4 / shape.Height, 6);
    }

    [Fact]
    public void What_is_dropped_lies_where_it_was_dropped()
    {
        var session = Project();
        var pose = new Pose(.1, -.2, -1, .3, .9, Mirrored: true);
        var id = CanvasPlacing.Place(session, "bird", pose);
        Assert.Equal((id, pose), (session.State.Pieces[0].Id, session.State.Pieces[0].Pose));
        Assert.Null(CanvasPlacing.Place(session, "nothing"));
        CanvasPlacing.EmptyCanvas(session);
        Assert.Empty(session.State.Pieces);
        var version = session.Version;
        CanvasPlacing.EmptyCanvas(session);
        Assert.Equal(version, session.Version);
    }

    [Fact]
    public void A_cut_out_with_another_outline_shows_the_same_place_of_its_photo_at_the_same_place_of_the_canvas()
    {
        var before = TestCutouts.Of("bird", "bird");
        var after = before with { Box = new PixelBox(-20, 10, 200, 180), Width = 200, Height = 180 };
        var pose = new Pose(.12, -.3, -.8, .7, 1, Mirrored: true);
        var state = new ProjectState { Cutouts = [before], Pieces = [new PlacedPiece("1", "bird", "bird", pose)] };
        var recut = RecutPieces.Replace(state, before, after);
        var shape = new CanvasShape(state.Aspect);
        foreach (var point in new[] { (0.0, 0.0), (73.0, 41.0) })
        {
            var (was, now) = (OnCanvas(point, before.Box, pose, shape), OnCanvas(point, after.Box, recut.Pieces[0].Pose, shape));
            Assert.Equal(was.X, now.X, 9);
            Assert.Equal(was.Y, now.Y, 9);
        }
    }

    // By the definition of poses: mirrored, turned, scaled, moved.
    private static (double X, double Y) OnCanvas((double X, double Y) photo, PixelBox box, Pose pose, CanvasShape shape)
    {
        var unit = pose.Scale / Math.Max(box.Width, box.Height);
        var x = (photo.X - box.X - box.Width / 2.0) * unit * (pose.Mirrored ? -1 : 1);
        var y = (photo.Y - box.Y - box.Height / 2.0) * unit;
        var (sin, cos) = Math.SinCos(pose.Rotation);
        return (pose.X * shape.Width + cos * x - sin * y, pose.Y * shape.Height + sin * x + cos * y);
    }

    private ProjectSession Project()
    {
        var session = studio.Project("a bird");
        session.Edit("cut", state => state with
        {
            Cutouts =
            [
                TestCutouts.Of("bird", "bird"), TestCutouts.Of("sky", "sky", role: PieceRole.Backdrop),
                TestCutouts.Of("hill", "hill", role: PieceRole.Scenery), TestCutouts.Of("tower", "tower", role: PieceRole.Scenery),
            ],
        });
        return session;
    }
}
