using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Tests.Collage;

/// <summary>Runs with the embedded model: real gradients move real pieces.</summary>
public sealed class CollageRunTests : IDisposable
{
    private static readonly RunOptions Short = new() { Iterations = 12, Views = 4, CanvasLongSide = 160, Threads = 2 };
    private readonly IVisionLanguageModel _model = TestModels.Pocket(new VisionOptions { Workers = 2 });

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_run_lowers_the_loss()
    {
        var run = new CollageOptimizer(_model, TestPieces.Document(), Short with { Iterations = 40 });
        var frames = Enumerable.Range(0, 40).Select(_ => run.Step()).ToArray();
        Assert.True(frames[^10..].Average(frame => frame.Score) > frames[..10].Average(frame => frame.Score));
        Assert.Equal(40, run.Iteration);
        Assert.True(run.Finished);
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_single_bit()
    {
        using var alone = TestModels.Pocket(new VisionOptions { Workers = 1 });
        Assert.Equal(Parameters(_model, Short), Parameters(alone, Short with { Threads = 1 }));
    }

    [Fact]
    public void A_run_cut_in_two_by_a_project_file_ends_bit_for_bit_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("clippaste-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "half.clippaste");
            var first = new CollageOptimizer(_model, TestPieces.Document(), Short);
            for (var iteration = 0; iteration < 5; iteration++)
                first.Step();
            ProjectFile.Save(path, first.Best, first.Checkpoint());
            var (document, checkpoint) = ProjectFile.Load(path);
            var second = new CollageOptimizer(_model, document, Short, checkpoint);
            while (!second.Finished)
                second.Step();
            Assert.Equal(Parameters(_model, Short), second.Checkpoint().Parameters);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_is_locked_stays_where_it_is()
    {
        var document = TestPieces.Document();
        var locked = document.Pieces[0] with { Locks = PoseLocks.All };
        var halfLocked = document.Pieces[1] with { Locks = PoseLocks.Position };
        document = document with { Pieces = [locked, halfLocked, document.Pieces[2]], Background = document.Background with { Locked = true } };
        var run = new CollageOptimizer(_model, document, Short);
        while (!run.Finished)
            run.Step();
        Assert.Equal(locked.Pose, run.Current.Pieces[0].Pose);
        Assert.Equal((halfLocked.Pose.X, halfLocked.Pose.Y), (run.Current.Pieces[1].Pose.X, run.Current.Pieces[1].Pose.Y));
        Assert.NotEqual(halfLocked.Pose.LogScale, run.Current.Pieces[1].Pose.LogScale);
        Assert.Equal(document.Background, run.Current.Background);
    }

    [Fact]
    public void A_run_of_no_iterations_keeps_the_layout()
    {
        var document = TestPieces.Document();
        var run = new CollageOptimizer(_model, document, Short with { Iterations = 0 });
        Assert.True(run.Finished);
        Assert.Equal(document.Pieces.Select(piece => piece.Pose), run.Best.Pieces.Select(piece => piece.Pose));
    }

    [Fact]
    public void A_checkpoint_of_another_collage_is_refused()
    {
        var run = new CollageOptimizer(_model, TestPieces.Document(), Short);
        var other = TestPieces.Document();
        other = other with { Pieces = other.Pieces.RemoveAt(0) };
        Assert.Throws<InvalidDataException>(() => new CollageOptimizer(_model, other, Short, run.Checkpoint()));
    }

    private static double[] Parameters(IVisionLanguageModel model, RunOptions options)
    {
        var run = new CollageOptimizer(model, TestPieces.Document(), options);
        while (!run.Finished)
            run.Step();
        return run.Checkpoint().Parameters;
    }
}
