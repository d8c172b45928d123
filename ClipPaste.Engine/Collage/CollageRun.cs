using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>A run from a layout, or from where an earlier run stood, to its end, and the scores of what came of it.</summary>
/// <param name="model">The judge; borrowed.</param>
/// <param name="options">How to follow the gradient.</param>
/// <param name="clock">Tells when to keep what is reached; null for the system's.</param>
public sealed class CollageRun(IVisionLanguageModel model, RunOptions options, TimeProvider? clock = null)
{
    private static readonly TimeSpan KeepInterval = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Runs until the iterations are done, the stopping views have long stopped improving, or somebody stops it.</summary>
    /// <param name="document">The layout to begin with.</param>
    /// <param name="checkpoint">Where its run stood, or null to begin.</param>
    /// <param name="progress">Told every iteration and, every ten seconds, what to keep (<see cref="MakeEvent.Kept"/>).</param>
    /// <param name="cancellationToken">Ends the run with the best collage so far.</param>
    /// <exception cref="InvalidDataException">The checkpoint does not fit the document.</exception>
    public MadeCollage Finish(
        CollageDocument document, RunCheckpoint? checkpoint, IProgress<MakeEvent> progress, CancellationToken cancellationToken)
    {
        using var run = new CollageOptimizer(model, document, options, checkpoint);
        var kept = _clock.GetTimestamp();
        while (!run.Finished && !cancellationToken.IsCancellationRequested)
        {
            progress.Report(new MakeEvent.Iterated(run.Step()));
            if (_clock.GetElapsedTime(kept) < KeepInterval)
                continue;
            progress.Report(new MakeEvent.Kept(run.Best, run.Checkpoint()));
            kept = _clock.GetTimestamp();
        }
        var judge = new HeldOutScore(model, run.Start, options);
        return new MadeCollage(
            run.Best, run.Start, run.Checkpoint(), judge.Of(run.Start), judge.Of(run.Best), run.Iteration, !run.Finished);
    }
}
