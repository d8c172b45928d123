using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Tests.Collage;

public class LayoutPlannerTests
{
    private static readonly LayoutRequest Request = NewRequest("a penguin and a drum");

    [Fact]
    public void Layouts_hold_every_cut_out_and_the_best_comes_first()
    {
        var told = new List<int>();
        var scored = Planner().Plan(Request, told.Add, CancellationToken.None);
        Assert.Equal(12, scored.Length);
        Assert.Equal(12, told[^1]);
        Assert.Equal(scored.OrderByDescending(layout => layout.Total), scored);
        Assert.All(scored, layout => Assert.Equal(2, layout.Layout.Pieces.Length));
        var document = Planner().ToDocument(Request, scored[0].Layout);
        Assert.Equal((Request.Prompt.Text, 5ul, "blind"), (document.Prompt, document.Seed, document.Model));
        Assert.Equal(scored[0].Layout.Pieces.AsEnumerable(), document.Pieces);
    }

    [Fact]
    public void The_same_round_gives_the_same_layouts_and_a_further_one_others()
    {
        var first = Poses(Request);
        Assert.Equal(first, Poses(Request));
        Assert.Empty(first.Intersect(Poses(Request with { Round = 1 })));
        Assert.Empty(first.Intersect(Poses(Request with { Seed = 6 })));
    }

    [Fact]
    public void A_collage_of_colours_alone_can_be_planned()
    {
        var scored = Planner().Plan(Request with { Cutouts = [], Count = 3 }, _ => { }, CancellationToken.None);
        Assert.All(scored, layout => Assert.Empty(layout.Layout.Pieces));
    }

    private static LayoutPlanner Planner() => new(new BlindJudge(), new RunOptions { Threads = 2 });

    private static Pose[] Poses(LayoutRequest request) =>
        [
            .. Planner().Plan(request, _ => { }, CancellationToken.None)
                .SelectMany(layout => layout.Layout.Pieces).Select(piece => piece.Pose),
        ];

    private static LayoutRequest NewRequest(string text)
    {
        var prompt = new PromptParser().Parse(text);
        var document = TestPieces.Document();
        return new LayoutRequest
        {
            Prompt = prompt,
            Cutouts =
            [
                .. prompt.Things.Select((thing, number) => new ChosenCutout(document.Pieces[number].Cutout, thing, PieceRole.Subject, 1)),
            ],
            Backgrounds = [document.Background],
            Seed = 5,
            Count = 12,
        };
    }
}
