using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>
/// Where runs are ordered, paused and stopped, and where everybody can see how far they are. Safe to use from any thread; nothing here waits
/// for a run.
/// </summary>
/// <param name="store">Where runs are kept.</param>
/// <param name="settings">How many runs take turns.</param>
/// <param name="clock">Times hands.</param>
/// <param name="texts">Refusals.</param>
internal sealed class RunDesk(RunStore store, RunSettings settings, TimeProvider clock, IStringLocalizer<RunTexts> texts) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private ImmutableList<LiveRun> _runs = [];

    /// <summary>A run of this project has begun, changed what it is doing, gone on, or ended.</summary>
    public event Action<ProjectSession>? Changed;

    /// <summary>All runs that are not over, in the order in which they get their turn.</summary>
    public ImmutableList<LiveRun> Runs => _runs;

    /// <summary>Begins a run.</summary>
    /// <returns>Null, or a sentence that says why there is none.</returns>
    public string? Start(ProjectSession session)
    {
        var state = session.State;
        if (string.IsNullOrWhiteSpace(state.Sentence))
            return texts["NoPrompt"];
        if (!CollageBuilder.Visible(state).Any())
            return texts["NoPieces"];
        LiveRun run;
        lock (_gate)
        {
            if (Find(session) is not null)
                return texts["Busy"];
            var planned = Math.Clamp(state.Iterations, 1, RunOptions.MostIterations);
            run = new LiveRun(UnguessableId.New(), session, planned, new KeptRun(state, session.Version), clock);
            store.Add(run.Id, session.Id, planned, run.Kept);
            _runs = _runs.Add(run);
        }
        Arrange();
        return null;
    }

    /// <summary>Has the project's run stand still; it keeps all it has reached.</summary>
    public void Pause(ProjectSession session) => SetPause(session, pause: true);

    /// <summary>Lets the project's run go on.</summary>
    public void Resume(ProjectSession session) => SetPause(session, pause: false);

    /// <summary>Ends the project's run with the best so far.</summary>
    public void Stop(ProjectSession session)
    {
        Find(session)?.Stop();
        _work.Release();
    }

    /// <summary>How far the project's run is; null where there is none.</summary>
    public RunStatus? Of(ProjectSession session) => Find(session)?.Status;

    /// <summary>The project's run; null where there is none.</summary>
    public LiveRun? Find(ProjectSession session) => _runs.Find(run => run.Session == session);

    /// <summary>A run that is not over, by its id.</summary>
    public LiveRun? Find(string id) => _runs.Find(run => run.Id == id);

    /// <summary>Lets a stored run go on.</summary>
    internal void Restore(StoredRun stored, ProjectSession session)
    {
        var run = new LiveRun(stored.Id, session, stored.Planned, stored.Kept, clock) { IsToPause = stored.Phase == RunPhase.Paused };
        if (store.NewestFrame(stored.Id) is { } frame)
            run.Recall(frame);
        if (session.Version != stored.Kept.Version)
            run.CatchUp(new ProjectChange(stored.Kept.State, session.State, session.Version));
        lock (_gate)
            _runs = _runs.Add(run);
        Arrange();
    }

    /// <summary>Forgets a run that is over.</summary>
    internal void Remove(LiveRun run)
    {
        lock (_gate)
            _runs = _runs.Remove(run);
        Announce(run);
        Arrange();
    }

    /// <summary>Waits until somebody orders something, or for a while.</summary>
    internal void Wait(TimeSpan longest, CancellationToken token)
    {
        WaitHandle.WaitAny([token.WaitHandle, _work.AvailableWaitHandle], longest);
        _work.Wait(0, CancellationToken.None);
    }

    /// <summary>The runs whose turn it is.</summary>
    internal IReadOnlyList<LiveRun> Active() => [.. _runs.Where(run => run.Turn.Phase == RunPhase.Running)];

    /// <summary>Tells that a run has gone on.</summary>
    internal void Tell(LiveRun run) => Changed?.Invoke(run.Session);

    /// <summary>Frees the signal.</summary>
    public void Dispose() => _work.Dispose();

    private void SetPause(ProjectSession session, bool pause)
    {
        if (Find(session) is not { } run || run.IsToPause == pause)
            return;
        run.IsToPause = pause;
        // Whoever stood still goes to the end of the queue.
        lock (_gate)
            _runs = _runs.Contains(run) ? _runs.Remove(run).Add(run) : _runs;
        Arrange();
    }

    // Decides whose turn it is, and tells those for whom that is new.
    private void Arrange()
    {
        var changed = new List<LiveRun>();
        lock (_gate)
        {
            var place = 0;
            foreach (var run in _runs)
            {
                var ahead = run.IsToPause ? 0 : ++place - settings.MostActive;
                var phase = run.IsToPause ? RunPhase.Paused : ahead > 0 ? RunPhase.Queued : RunPhase.Running;
                var turn = new RunTurn(phase, Math.Max(0, ahead));
                if (turn == run.Turn)
                    continue;
                run.Turn = turn;
                changed.Add(run);
            }
        }
        foreach (var run in changed)
        {
            store.SetPhase(run.Id, run.Turn.Phase);
            run.ShowActivity();
            Announce(run);
        }
        _work.Release();
    }

    private void Announce(LiveRun run)
    {
        run.Session.Announce();
        Changed?.Invoke(run.Session);
    }
}
