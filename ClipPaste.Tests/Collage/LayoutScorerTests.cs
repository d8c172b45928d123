using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Tests.Collage;

public sealed class LayoutScorerTests : IDisposable
{
    private readonly IVisionLanguageModel _model = TestModels.Pocket(new VisionOptions { Workers = 2 });

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Layouts_come_back_best_first_and_a_hidden_piece_costs()
    {
        var document = TestPieces.Document();
        var shown = new Layout(document.Pieces, document.Background, FollowsWords: false);
        var covering = document.Pieces[0].Pose with { LogScale = 0 };
        var hidden = shown with { Pieces = document.Pieces.SetItem(2, document.Pieces[2] with { Pose = covering }) };
        var scored = new LayoutScorer(_model, new RunOptions { Threads = 2 }).Score(document, [hidden, shown], _ => { }, CancellationToken.None);
        Assert.Equal(2, scored.Length);
        Assert.True(scored[0].Total >= scored[1].Total);
        Assert.True(scored.Single(layout => layout.Layout == hidden).Penalty > scored.Single(layout => layout.Layout == shown).Penalty + .05);
    }

    [Fact]
    public void Of_two_equal_layouts_the_one_that_follows_the_words_wins()
    {
        var document = TestPieces.Document();
        var chance = new Layout(document.Pieces, document.Background, FollowsWords: false);
        var scored = new LayoutScorer(_model, new RunOptions { Threads = 2 }).Score(document, [chance, chance with { FollowsWords = true }], _ => { }, CancellationToken.None);
        Assert.True(scored[0].Layout.FollowsWords);
        Assert.Equal(scored[0].Score, scored[1].Score);
    }

    [Fact]
    public void A_cancelled_scoring_keeps_what_it_has()
    {
        var document = TestPieces.Document();
        var layouts = Enumerable.Repeat(new Layout(document.Pieces, document.Background, FollowsWords: false), 20);
        var scored = new LayoutScorer(_model, new RunOptions { Threads = 2 }).Score(document, [.. layouts], _ => { }, new CancellationToken(canceled: true));
        Assert.InRange(scored.Length, 1, 19);
    }
}
