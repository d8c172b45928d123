using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Vision;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Carries one run out, iteration by iteration, and takes up what users do between them. For one thread.</summary>
internal sealed class RunStepper : IDisposable
{
    private readonly LiveRun _run;
    private readonly CollageBuilder _builder;
    private readonly RunKeeper _keeper;
    private readonly TimeProvider _clock;
    private readonly CollageOptimizer _optimizer;
    private readonly string _model;
    private RunOrder _order;
    private ImmutableArray<string> _ids;
    private ImmutableDictionary<string, Pose> _beforeHeld = ImmutableDictionary<string, Pose>.Empty;
    private readonly JobFence _held;
    private RunPoses? _best;
    private long _keptAt;

    /// <summary>Begins a run, or goes on with it from where it can.</summary>
    /// <param name="run">The run.</param>
    /// <param name="held">Its job.</param>
    /// <param name="model">Its judge; borrowed.</param>
    /// <param name="options">How to follow the gradient.</param>
    /// <param name="builder">Makes documents.</param>
    /// <param name="keeper">Writes down what happens.</param>
    /// <param name="clock">Times frames.</param>
    /// <exception cref="InvalidDataException">The checkpoint does not fit.</exception>
    /// <exception cref="IOException">A cut-out's picture is missing.</exception>
    public RunStepper(
        LiveRun run, JobFence held, IVisionLanguageModel model, RunOptions options, CollageBuilder builder, RunKeeper keeper, TimeProvider clock)
    {
        _held = held;
        (_run, _builder, _keeper, _clock, _model) = (run, builder, keeper, clock, run.Kept.State.Model);
        _order = new RunOrder(0, 0, run.Kept.State, run.Kept.Version, [], Recoloured: false, ImmutableDictionary<string, Pose>.Empty);
        var document = builder.Build(run.Kept.State);
        _ids = IdsOf(document);
        _optimizer = new CollageOptimizer(model, document, options with { Iterations = run.Planned }, run.Kept.Checkpoint);
        _keptAt = clock.GetTimestamp();
        if (run.Kept.Checkpoint is null)
            NoteScene();
    }

    /// <summary>Whether the run has come to its end.</summary>
    public bool Finished => _optimizer.Finished;

    /// <summary>Takes up what users did since the last iteration.</summary>
    public void Listen()
    {
        if (_run.Mail.Take() is { } order)
            TakeUp(order);
    }

    /// <summary>Does one iteration and tells those who watch.</summary>
    public void Step()
    {
        var frame = _optimizer.Step();
        Tell(frame);
        _run.Progress(frame);
        if (_clock.GetElapsedTime(_keptAt) >= RunKeeper.Pause)
            Keep();
    }

    /// <summary>Notes where the run can go on.</summary>
    public void Keep()
    {
        _keptAt = _clock.GetTimestamp();
        _run.Kept = new KeptRun(_order.State, _order.Version, _optimizer.Checkpoint());
        _keeper.Note(_held, _run.Kept);
    }

    /// <summary>Shows the best that the run has found, as one more frame where it is not the last one, and gives it; once.</summary>
    /// <returns>The best, to be put into the project.</returns>
    public RunPoses ShowBest()
    {
        if (_best is not null)
            return _best;
        var (best, current) = (_optimizer.Best, _optimizer.Current);
        if (_run.Feed.Newest is { } newest && !CollageParameters.Of(best).AsSpan().SequenceEqual(CollageParameters.Of(current)))
        {
            Publish(newest with
            {
                Number = newest.Number + 1,
                Version = _order.Version,
                At = Now(),
                Ids = _ids,
                Poses = [.. best.Pieces.Select(piece => FrameMessage.Numbers(piece.Pose))],
                Colours = FrameMessage.Numbers(best.Background.Colours),
            });
        }
        return _best = RunPoses.Of(_order.State, best);
    }

    /// <summary>Frees the rasters.</summary>
    public void Dispose() => _optimizer.Dispose();

    private void TakeUp(RunOrder order)
    {
        var document = _builder.Build(order.State) with { Model = _model };
        var reached = _optimizer.Current.Pieces.ToDictionary(piece => piece.Id, piece => piece.Pose);
        // What a hand has let go of without an edit goes back to where the run had it.
        var released = _beforeHeld.Where(entry => !order.Held.ContainsKey(entry.Key) && !order.Moved.Contains(entry.Key)).ToDictionary();
        _beforeHeld = order.Held.Keys.Where(reached.ContainsKey).ToImmutableDictionary(id => id, id => _beforeHeld.GetValueOrDefault(id, reached[id]));
        var moved = order.Moved.Union(_beforeHeld.Keys).Union(released.Keys);
        document = document with { Pieces = [.. document.Pieces.Select(piece => Placed(piece, order, released))] };
        _optimizer.Revise(new Revision(document, moved, order.Recoloured));
        _ids = IdsOf(document);
        var (before, now) = (_order.State, order.State);
        _order = order;
        if (!SamePieces(before, now))
            NoteScene();
    }

    private Piece Placed(Piece piece, RunOrder order, Dictionary<string, Pose> released)
    {
        if (_beforeHeld.ContainsKey(piece.Id))
            return piece with { Pose = order.Held[piece.Id], Locks = PoseLocks.All };
        return released.TryGetValue(piece.Id, out var back) ? piece with { Pose = back } : piece;
    }

    private void Tell(IterationFrame frame)
    {
        var version = _run.Reach(_order, _optimizer.Current);
        Publish(FrameMessage.Of(_run.Id, version, frame, Now(), _ids));
    }

    private void Publish(FrameMessage frame)
    {
        _run.Feed.Publish(frame);
        _keeper.Note(_held, frame);
    }

    private void NoteScene() => _keeper.Note(_held, new TimelineScene(_run.Status.Iteration + 1, [.. ScenePiece.Of(_order.State)]));

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static ImmutableArray<string> IdsOf(CollageDocument document) => [.. document.Pieces.Select(piece => piece.Id)];

    // Poses change all the time and stand in the frames.
    private static bool SamePieces(ProjectState before, ProjectState after) =>
        before.Cutouts == after.Cutouts && before.Pieces.Length == after.Pieces.Length && before.Pieces.Zip(after.Pieces).All(pair =>
            pair.First with { Pose = pair.Second.Pose } == pair.Second && pair.First.Pose.Mirrored == pair.Second.Pose.Mirrored);
}
