using System.Collections.Immutable;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Tests.Collage;

/// <summary>Runs whose document is edited while they go on.</summary>
public sealed class RevisionTests : IDisposable
{
    private static readonly RunOptions Short = new() { Iterations = 24, Views = 4, CanvasLongSide = 160, Threads = 2 };
    private static readonly ImmutableHashSet<string> Nothing = [];
    private readonly CollageDocument _document = TestPieces.Document();
    private readonly BlindJudge _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_revision_that_changes_nothing_changes_not_a_bit()
    {
        using var untouched = Started(6);
        using var revised = Started(6);
        revised.Revise(new Revision(_document, Nothing));
        revised.Revise(revised.Current);
        Assert.Equal(untouched.Step().Poses.AsEnumerable(), revised.Step().Poses);
        Assert.Equal(untouched.Checkpoint().Moments.Mean, revised.Checkpoint().Moments.Mean);
        Assert.Equal(untouched.Checkpoint().StartPoses.AsEnumerable(), revised.Checkpoint().StartPoses);
    }

    [Fact]
    public void A_piece_put_elsewhere_goes_on_from_there_without_its_momentum_and_the_others_keep_their_course()
    {
        using var run = Started(6);
        var before = run.Checkpoint();
        var pose = new Pose(.4, -.45, Math.Log(.2), .5, .6, false);
        run.Revise(new Revision(Put(_document, 1, pose), ["two"]));
        var after = run.Checkpoint();
        Assert.Equal(pose, run.Current.Pieces[1].Pose);
        Assert.Equal(pose, run.Start.Pieces[1].Pose);
        Assert.Equal(new double[5], after.Moments.Mean[5..10]);
        Assert.Equal(before.Parameters[..5], after.Parameters[..5]);
        Assert.Equal(before.Parameters[10..], after.Parameters[10..]);
        Assert.Equal(before.Moments.Mean[10..], after.Moments.Mean[10..]);
        Assert.Equal(6, run.Iteration);
        var near = run.Step().Poses[1];
        Assert.InRange(near.X, pose.X - .01, pose.X + .01);
        Assert.InRange(near.Y, pose.Y - .01, pose.Y + .01);
        Assert.InRange(near.Rotation, pose.Rotation - .01, pose.Rotation + .01);
        Assert.InRange(near.Opacity, pose.Opacity - .01, pose.Opacity + .01);
    }

    [Fact]
    public void Without_being_told_what_differs_from_the_run_counts_as_moved()
    {
        using var run = Started(6);
        var document = Put(run.Current, 2, run.Current.Pieces[2].Pose with { X = .31 });
        run.Revise(document);
        Assert.Equal(document.Pieces.Select(piece => piece.Pose), run.Current.Pieces.Select(piece => piece.Pose));
        Assert.Equal(_document.Pieces[0].Pose, run.Start.Pieces[0].Pose);
        Assert.Equal(.31, run.Start.Pieces[2].Pose.X);
    }

    [Fact]
    public void A_lock_set_in_the_middle_holds_to_the_bit_and_a_lock_taken_away_lets_go()
    {
        var document = _document;
        document = document with { Pieces = document.Pieces.SetItem(0, document.Pieces[0] with { Locks = PoseLocks.All }) };
        using var run = new CollageOptimizer(_model, document, Short);
        for (var i = 0; i < 6; i++)
            run.Step();
        var held = run.Current.Pieces[1].Pose;
        run.Revise(new Revision(
            document with
            {
                Pieces =
                [
                    document.Pieces[0] with { Locks = PoseLocks.None }, document.Pieces[1] with { Locks = PoseLocks.All },
                    document.Pieces[2],
                ],
                Background = document.Background with { Locked = true },
            },
            Nothing));
        var background = run.Current.Background;
        for (var i = 0; i < 4; i++)
            run.Step();
        Assert.Equal(held, run.Current.Pieces[1].Pose);
        Assert.Equal(background, run.Current.Background);
        Assert.NotEqual(document.Pieces[0].Pose, run.Current.Pieces[0].Pose);
    }

    [Fact]
    public void Pieces_come_go_and_change_their_order_and_each_keeps_what_is_its_own()
    {
        using var run = Started(6);
        var before = run.Checkpoint();
        var document = _document;
        var green = TestPieces.Cutout("green", TestPieces.Disc(50, 50, (20, 160, 40)));
        var added = TestPieces.Piece("four", green, new Pose(-.3, -.3, Math.Log(.2), 0, 1, false));
        run.Revise(new Revision(document with { Pieces = [document.Pieces[2], added, document.Pieces[0]] }, Nothing));
        var after = run.Checkpoint();
        Assert.Equal(["three", "four", "one"], run.Current.Pieces.Select(piece => piece.Id));
        Assert.Equal(before.Parameters[10..15], after.Parameters[..5]);
        Assert.Equal(before.Parameters[..5], after.Parameters[10..15]);
        Assert.Equal(before.Moments.Square[..5], after.Moments.Square[10..15]);
        Assert.Equal(before.Moments.Steps[15..], after.Moments.Steps[15..]);
        Assert.Equal(added.Pose, run.Current.Pieces[1].Pose);
        Assert.Equal(3, run.Step().Poses.Length);
        Assert.NotEqual(added.Pose, run.Current.Pieces[1].Pose);
    }

    [Fact]
    public void New_words_colours_outlines_and_a_flip_are_taken_up()
    {
        using var run = Started(6);
        var document = _document;
        var flipped = document.Pieces[0] with { Pose = document.Pieces[0].Pose with { Mirrored = false } };
        var recut = document.Pieces[1] with { Cutout = TestPieces.Cutout("red", TestPieces.Disc(60, 90, (210, 40, 30))) };
        var black = document.Background with { Colours = [.. Enumerable.Repeat(new System.Numerics.Vector3(0, 0, 0), 5)] };
        var reached = run.Current.Pieces.Select(piece => piece.Pose).ToArray();
        run.Revise(new Revision(
            document with
            {
                Prompt = "a blue egg",
                Phrases = [new("egg", 2)],
                Negatives = [new("fog", .3)],
                Pieces = [flipped, recut, document.Pieces[2]],
                Background = black,
            },
            Nothing, Recoloured: true));
        Assert.Equal(reached[0] with { Mirrored = false }, run.Current.Pieces[0].Pose);
        Assert.Equal(reached[1], run.Start.Pieces[1].Pose);
        Assert.Equal(black, run.Current.Background);
        run.Step();
        Assert.All(run.Current.Background.Colours, colour => Assert.InRange(colour.X, 0, .02));
    }

    [Fact]
    public void The_best_is_the_revised_collage_until_a_later_one_is_better_and_the_patience_begins_anew()
    {
        using var run = new CollageOptimizer(_model, _document, Short with { Patience = 8, StopInterval = 20 });
        while (!run.Finished)
            run.Step();
        Assert.Equal(8, run.Iteration);
        var document = Put(run.Current, 0, new Pose(0, .2, Math.Log(.6), 0, 1, true));
        run.Revise(new Revision(document, ["one"]));
        Assert.False(run.Finished);
        Assert.Null(run.Checkpoint().Best.Score);
        Assert.Equal(document.Pieces.Select(piece => piece.Pose), run.Best.Pieces.Select(piece => piece.Pose));
        while (!run.Finished)
            run.Step();
        Assert.Equal(16, run.Iteration);
    }

    [Fact]
    public void A_revised_run_cut_in_two_by_a_project_file_ends_bit_for_bit_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("clippaste-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "half.clippaste");
            using var first = Started(7);
            var document = first.Current;
            document = Put(document, 1, new Pose(.1, -.4, 0, .9, .5, true)) with { Phrases = [new("red ball", 2.5)] };
            first.Revise(new Revision(document, ["two"], Recoloured: true));
            first.Step();
            ProjectFile.Save(path, first.Best, first.Checkpoint());
            var (loaded, checkpoint) = ProjectFile.Load(path);
            using var second = new CollageOptimizer(_model, loaded, Short, checkpoint);
            while (!first.Finished)
            {
                first.Step();
                second.Step();
            }
            Assert.Equal(first.Checkpoint().Parameters, second.Checkpoint().Parameters);
            Assert.Equal(first.Checkpoint().Best.Score, second.Checkpoint().Best.Score);
            Assert.NotNull(second.Checkpoint().Best.Score);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Two_pieces_of_one_id_are_refused_and_the_run_goes_on()
    {
        using var run = Started(1);
        var document = _document;
        Assert.Throws<ArgumentException>(() => run.Revise(document with { Pieces = document.Pieces.Add(document.Pieces[0]) }));
        Assert.Equal(3, run.Step().Poses.Length);
    }

    [Fact]
    public void A_collage_of_no_pieces_of_one_locked_piece_and_of_forty_can_be_run()
    {
        var document = _document;
        using var run = new CollageOptimizer(_model, document with { Pieces = [] }, Short);
        Assert.Empty(run.Step().Poses);
        var locked = document.Pieces[0] with { Locks = PoseLocks.All };
        run.Revise(document with { Pieces = [locked] });
        Assert.Equal(locked.Pose, run.Step().Poses[0]);
        var many = Enumerable.Range(0, 40).Select(number => document.Pieces[number % 3] with { Id = $"piece {number}" });
        run.Revise(document with { Pieces = [.. many] });
        Assert.Equal(40, run.Step().Poses.Length);
        run.Revise(document with { Pieces = [] });
        while (!run.Finished)
            run.Step();
        Assert.Empty(run.Best.Pieces);
        Assert.Equal(40 * 30 * 4, CollageRenderer.Render(run.Best, 40, 30, threads: 1).Pixels.Length);
        Assert.True(double.IsFinite(new HeldOutScore(_model, run.Best, Short).Of(run.Best)));
    }

    private CollageOptimizer Started(int iterations)
    {
        var run = new CollageOptimizer(_model, _document, Short);
        for (var iteration = 0; iteration < iterations; iteration++)
            run.Step();
        return run;
    }

    private static CollageDocument Put(CollageDocument document, int piece, Pose pose) =>
        document with { Pieces = document.Pieces.SetItem(piece, document.Pieces[piece] with { Pose = pose }) };
}
