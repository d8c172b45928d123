using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>
/// A run that is not over, between the users who edit its project and the thread that carries it out. Safe to use from any thread; it never
/// waits for the run.
/// </summary>
internal sealed class LiveRun : ILivePoses, IDisposable
{
    private readonly Lock _gate = new();
    private readonly RunEdits _edits;
    private readonly Action<ProjectChange> _listen;
    private volatile RunPoses _reached;
    private volatile RunStatus _progress;
    private volatile bool _stop;
    private volatile bool _lost;
    private volatile RunTurn _turn = new(RunPhase.Queued);
    private volatile JobHold? _hold;

    /// <summary>Begins to follow a project.</summary>
    /// <param name="id">The run's id.</param>
    /// <param name="session">The project.</param>
    /// <param name="planned">Iterations in all.</param>
    /// <param name="kept">What it begins with, or where it stood.</param>
    /// <param name="clock">Times hands.</param>
    public LiveRun(string id, ProjectSession session, int planned, KeptRun kept, TimeProvider clock)
    {
        (Id, Session, Planned, Kept) = (id, session, planned, kept);
        Mail = new RunMail(kept.State, kept.Version, clock);
        _progress = new RunStatus(id, RunPhase.Queued, kept.Checkpoint?.Iteration ?? 0, planned);
        Ticket = session.Activities.Begin(ActivityKind.Run, "queued");
        _edits = new RunEdits(kept.Version);
        _reached = RunPoses.None(kept.State);
        _listen = Listen;
        Attach();
    }

    /// <summary>The run's id.</summary>
    public string Id { get; }

    /// <summary>The project it changes.</summary>
    public ProjectSession Session { get; }

    /// <summary>Iterations in all.</summary>
    public int Planned { get; }

    /// <summary>What users tell it.</summary>
    public RunMail Mail { get; }

    /// <summary>Those who watch it.</summary>
    public RunFeed Feed { get; } = new();

    /// <summary>Shows it among the project's activities; cancelling it there stops the run.</summary>
    public ActivityTicket Ticket { get; }

    /// <summary>From where it can go on.</summary>
    public KeptRun Kept { get; set; }

    /// <summary>How far it is.</summary>
    public RunStatus Status => _progress with { Phase = _turn.Phase, Turn = _turn };

    /// <summary>Whose turn it is; decided by the desk.</summary>
    public RunTurn Turn
    {
        get => _turn;
        set => _turn = value;
    }

    /// <summary>Its job, while this process works on it.</summary>
    public JobHold? Hold
    {
        get => _hold;
        set => _hold = value;
    }

    /// <summary>Whether it is not this process's any more, or over.</summary>
    public bool IsLost => _lost || _hold is { Lost.IsCancellationRequested: true };

    /// <summary>Whether its user wants it to end.</summary>
    public bool IsToStop => _stop || Ticket.Token.IsCancellationRequested;

    /// <summary>Whether its user wants it to stand still.</summary>
    public bool IsToPause { get; set; }

    /// <inheritdoc/>
    public ProjectState ApplyTo(ProjectState state) => _reached.ApplyTo(state);

    /// <summary>Takes up what a hand holds. Nothing is recorded; pieces that are not there are left out.</summary>
    public void Steer(SteerMessage message)
    {
        var known = Session.State.Pieces.Select(piece => piece.Id).ToHashSet();
        Mail.Hold(message.Poses.Where(held => known.Contains(held.Id)).ToImmutableDictionary(held => held.Id, held => held.Pose));
    }

    /// <summary>Ends it with the best so far, as soon as its turn comes.</summary>
    public void Stop() => _stop = true;

    /// <summary>It is not this process's any more, or over: it is forgotten as soon as its turn comes.</summary>
    public void Lose() => _lost = true;

    /// <summary>Notes how far it has come.</summary>
    public void Progress(IterationFrame frame) => _progress = _progress with
    {
        Iteration = frame.Number,
        Loss = frame.Loss,
        Score = frame.Score,
        PerSecond = frame.IterationsPerSecond,
        SecondsLeft = frame.SecondsLeft,
    };

    /// <summary>Shows it among the project's activities.</summary>
    public void ShowActivity()
    {
        var turn = Turn;
        if (turn.Phase == RunPhase.Queued)
            Ticket.Wait(turn.Place, turn.SecondsToWait);
        else
            Ticket.Report(turn.Parked ? WorkPhase.Parked : turn.Phase == RunPhase.Paused ? "paused" : "running", Status.Iteration, Planned);
    }

    /// <summary>Shows what it had reached when the program ended.</summary>
    public void Recall(FrameMessage frame)
    {
        var known = Kept.State.Pieces.ToDictionary(piece => piece.Id);
        var poses = frame.Ids.Zip(frame.Poses).Where(pair => known.ContainsKey(pair.First))
            .ToImmutableDictionary(pair => pair.First, pair => FrameMessage.PoseOf(pair.Second, known[pair.First].Pose.Mirrored));
        _reached = new RunPoses(Kept.State, poses, frame.Background());
        Feed.Publish(frame);
    }

    /// <summary>Takes up what an edit was before the run knew of it, as when the program was not there.</summary>
    public void CatchUp(ProjectChange change) => Listen(change);

    /// <summary>Tells what the run has reached for an order; ignored when users have gone on since.</summary>
    /// <param name="order">The last order it took up.</param>
    /// <param name="document">Poses and colours.</param>
    /// <returns>The version that a frame of these may claim to show: an older one where users have gone on since.</returns>
    public long Reach(RunOrder order, CollageDocument document)
    {
        lock (_gate)
        {
            if (order.Edits != Mail.Edits)
                return Math.Min(order.Version, Mail.Version - 1);
            _reached = RunPoses.Of(order.State, document);
            return order.Version;
        }
    }

    /// <summary>Follows the project, which has its poses from now on.</summary>
    public void Attach()
    {
        Session.Changed += _listen;
        Session.Follow(this);
    }

    /// <summary>No longer follows the project; the state keeps the poses that it had before the run or at the last edit.</summary>
    public void Dispose()
    {
        Session.Changed -= _listen;
        Session.Follow(null);
    }

    private void Listen(ProjectChange change)
    {
        if (ReferenceEquals(change.Before, change.After))
            return;
        lock (_gate)
        {
            var (moved, recoloured) = _edits.Note(change);
            _reached = _reached.After(change.After, moved, recoloured);
            Mail.Post(change.After, change.Version, moved, recoloured);
        }
    }
}
