using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Tests.Collage;

public class LayoutProposerTests
{
    private static readonly CanvasShape Shape = new(4.0 / 3);
    private static readonly Background Sky = TestPieces.Document().Background;

    [Fact]
    public void The_same_seed_gives_the_same_layouts_and_another_gives_others()
    {
        var proposer = Proposer("a parrot over the pyramids", ("parrot", 1), ("pyramids", 2));
        var layouts = proposer.Propose(20, 5);
        Assert.Equal(layouts.SelectMany(Poses), proposer.Propose(20, 5).SelectMany(Poses));
        Assert.NotEqual(layouts.SelectMany(Poses), proposer.Propose(20, 6).SelectMany(Poses));
    }

    [Fact]
    public void No_two_layouts_are_alike()
    {
        var layouts = Proposer("a parrot over the pyramids", ("parrot", 1), ("pyramids", 2)).Propose(100, 1);
        Assert.Equal(100, layouts.Select(layout => layout.Pieces[^1].Pose).Distinct().Count());
    }

    [Fact]
    public void Scenery_lies_behind_every_subject_and_is_larger()
    {
        foreach (var layout in Proposer("a moose in front of a castle", ("moose", 1), ("castle", 1)).Propose(50, 2))
        {
            Assert.Equal([PieceRole.Scenery, PieceRole.Subject], layout.Pieces.Select(piece => piece.Role));
            Assert.True(layout.Pieces[0].Pose.Scale > .8 * layout.Pieces[1].Pose.Scale);
        }
    }

    [Fact]
    public void Words_of_place_shape_most_layouts()
    {
        var over = Proposer("a parrot over a horse", ("parrot", 1), ("horse", 1)).Propose(99, 3);
        var higher = over.Count(layout => Of(layout, "parrot").Pose.Y < Of(layout, "horse").Pose.Y);
        Assert.InRange(higher, 60, 99);
    }

    [Fact]
    public void Those_that_ski_down_a_slope_stand_lower_the_further_right_they_are()
    {
        foreach (var layout in Proposer("penguins skiing down a snowy mountain", ("penguins", 3), ("snowy mountain", 1)).Propose(30, 4).Where(layout => layout.FollowsWords))
        {
            var penguins = layout.Pieces.Where(piece => piece.Phrase == "penguins").OrderBy(piece => piece.Pose.X).ToArray();
            Assert.True(penguins[0].Pose.Y < penguins[^1].Pose.Y);
            Assert.All(penguins, penguin => Assert.True(penguin.Pose.Rotation > 0));
        }
    }

    [Fact]
    public void What_is_held_lies_before_its_holder()
    {
        foreach (var layout in Proposer("a moose playing drums", ("moose", 1), ("drums", 1)).Propose(30, 5))
            Assert.Equal("drums", layout.Pieces[^1].Phrase);
    }

    [Fact]
    public void A_cut_side_is_outside_the_canvas_from_the_start()
    {
        var prompt = new PromptParser().Parse("a red panda");
        var chosen = new ChosenCutout(TestPieces.Cutout("panda", TestPieces.Disc(100, 80, (200, 90, 40)), CutSides.Bottom), prompt.Things[0], PieceRole.Subject, 1);
        foreach (var layout in new LayoutProposer(prompt, [chosen], [Sky], Shape).Propose(50, 6))
        {
            var piece = Assert.Single(layout.Pieces);
            Assert.True(piece.Pose.Y * Shape.Height + .8 * piece.Pose.Scale / 2 >= Shape.Height / 2);
        }
    }

    private static LayoutProposer Proposer(string text, params (string Name, int Count)[] things)
    {
        var prompt = new PromptParser().Parse(text);
        var chosen = things.SelectMany(wanted =>
        {
            var thing = prompt.Things.Single(candidate => candidate.Name == wanted.Name);
            var cutout = TestPieces.Cutout(wanted.Name, TestPieces.Disc(100, 80, (90, 120, 60)));
            return Enumerable.Repeat(new ChosenCutout(cutout, thing, thing.IsScenery ? PieceRole.Scenery : PieceRole.Subject, 1), wanted.Count);
        });
        return new LayoutProposer(prompt, [.. chosen], [Sky], Shape);
    }

    private static IEnumerable<Pose> Poses(Layout layout) => layout.Pieces.Select(piece => piece.Pose);

    private static Piece Of(Layout layout, string phrase) => layout.Pieces.Single(piece => piece.Phrase == phrase);
}
