using ClipPaste.Engine.Collage;

namespace ClipPaste.Tests.Collage;

public class LayoutPickerTests
{
    private static readonly CollageDocument Document = TestPieces.Document();

    [Fact]
    public void The_best_comes_first_and_then_what_is_different()
    {
        var best = Scored(.30, -.2);
        var twin = Scored(.29, -.19);
        var other = Scored(.27, .3);
        var worst = Scored(.1, -.2);
        Assert.Equal([best, other], LayoutPicker.Pick([worst, twin, other, best], 2, Document.Aspect).AsEnumerable());
        Assert.Equal([best, other, twin, worst], LayoutPicker.Pick([worst, twin, other, best], 9, Document.Aspect).AsEnumerable());
    }

    [Fact]
    public void What_is_painted_in_front_and_the_colours_behind_make_a_difference_too()
    {
        var best = Scored(.30, -.2);
        var twin = best with { Score = .299 };
        var swapped = best with { Score = .29, Layout = best.Layout with { Pieces = [.. Together().Reverse()] } };
        best = best with { Layout = best.Layout with { Pieces = [.. Together()] } };
        twin = twin with { Layout = best.Layout };
        var upsideDown = new Background([.. best.Layout.Background.Colours.Reverse()]);
        var coloured = best with { Score = .29, Layout = best.Layout with { Background = upsideDown } };
        Assert.Equal([best, swapped], LayoutPicker.Pick([best, twin, swapped, Scored(.1, .3)], 2, Document.Aspect).AsEnumerable());
        Assert.Equal([best, coloured], LayoutPicker.Pick([best, twin, coloured, Scored(.1, .3)], 2, Document.Aspect).AsEnumerable());
    }

    [Fact]
    public void There_is_nothing_to_pick_from_nothing_and_never_fewer_than_one()
    {
        Assert.Empty(LayoutPicker.Pick([], 3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LayoutPicker.Pick([], 0, 1));
    }

    private static IEnumerable<Piece> Together() =>
        Document.Pieces.Take(2).Select(piece => piece with { Pose = new Pose(0, 0, Math.Log(.8), 0, 1, false) });

    private static ScoredLayout Scored(double score, double x)
    {
        var first = Document.Pieces[0];
        var pieces = Document.Pieces.SetItem(0, first with { Pose = first.Pose with { X = x, LogScale = Math.Log(.7) } });
        return new ScoredLayout(new Layout(pieces, Document.Background, FollowsWords: false), score, 0);
    }
}
