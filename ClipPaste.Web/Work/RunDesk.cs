using System.Collections.Immutable;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>
/// Where runs are ordered, paused and stopped, and where everybody can see how far they are. Safe to use from any thread; nothing here waits
/// for a run.
/// </summary>
internal sealed partial class RunDesk : IDisposable
{
    private readonly IJobQueue _queue;
    private readonly JobPulse _pulse;
    private readonly JobNotices _notices;
    private readonly RunStore _store;
    private readonly ProjectSessions _sessions;
    private readonly TimeProvider _clock;
    private readonly RunSettings _settings;
    private readonly IStringLocalizer<RunTexts> _texts;
    private readonly IStringLocalizer<QueueTexts> _refusals;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private ImmutableList<LiveRun> _runs = [];

    /// <summary>Begins to listen to the queue.</summary>
    public RunDesk(
        IJobQueue queue, JobPulse pulse, JobNotices notices, RunStore store, ProjectSessions sessions, RunSettings settings, TimeProvider clock,
        IStringLocalizer<RunTexts> texts, IStringLocalizer<QueueTexts> refusals)
    {
        (_queue, _pulse, _notices, _store, _sessions, _settings, _clock, _texts, _refusals) =
            (queue, pulse, notices, store, sessions, settings, clock, texts, refusals);
        pulse.Adopted += jobs => jobs.Where(job => job.Kind == JobKind.Run).ToList().ForEach(Adopt);
        pulse.Lost += Lose;
        pulse.Wished += Heed;
    }

    /// <summary>A run of this project has begun, changed what it is doing, gone on, or ended.</summary>
    public event Action<ProjectSession>? Changed;

    /// <summary>All runs that are not over, the oldest first.</summary>
    public ImmutableList<LiveRun> Runs => _runs;

    /// <summary>Has the project's run stand still; it keeps all it has reached.</summary>
    public void Pause(ProjectSession session) => SetPause(session, pause: true);

    /// <summary>Lets the project's run go on.</summary>
    public void Resume(ProjectSession session) => SetPause(session, pause: false);

    /// <summary>Ends the project's run with the best so far.</summary>
    public void Stop(ProjectSession session)
    {
        if (Find(session) is not { } run)
            return;
        run.Stop();
        Try(() =>
        {
            // One that has not begun has nothing to keep.
            if (run.Hold is null && _queue.Withdraw(run.Id))
            {
                _store.End(run.Id, RunPhase.Stopped);
                run.Lose();
            }
            else if (run.Hold is not null)
                _queue.Cancel(run.Id);
        });
        Signal();
    }

    /// <summary>How far the project's run is; null where there is none.</summary>
    public RunStatus? Of(ProjectSession session) => Find(session)?.Status;

    /// <summary>The project's run; null where there is none.</summary>
    public LiveRun? Find(ProjectSession session) => _runs.Find(run => run.Session == session);

    /// <summary>A run that is not over, by its id.</summary>
    public LiveRun? Find(string id) => _runs.Find(run => run.Id == id);

    /// <summary>Makes a run known whose job has just been claimed.</summary>
    /// <returns>Null where its project is gone or nothing of it can be read.</returns>
    internal LiveRun? Take(JobHold hold)
    {
        if (Known(hold.Job) is not { } run)
            return null;
        run.Hold = hold;
        SetTurn(run, new RunTurn(RunPhase.Running));
        return run;
    }

    /// <summary>Forgets a run that is over, or somebody else's.</summary>
    internal void Remove(LiveRun run)
    {
        lock (_gate)
            _runs = _runs.Remove(run);
        _pulse.Forget(run.Id);
        Announce(run);
        Signal();
    }

    /// <summary>Waits until somebody orders something, or for a while.</summary>
    internal void Wait(TimeSpan longest, CancellationToken token)
    {
        WaitHandle.WaitAny([token.WaitHandle, _work.AvailableWaitHandle], longest);
        HasNews();
    }

    /// <summary>Whether somebody has ordered something since this was asked last.</summary>
    internal bool HasNews()
    {
        var news = false;
        while (_work.Wait(0, CancellationToken.None))
            news = true;
        return news;
    }

    /// <summary>Tells that a run has gone on.</summary>
    internal void Tell(LiveRun run) => Changed?.Invoke(run.Session);

    /// <summary>Decides whose turn it is, and tells those for whom that is new.</summary>
    internal void SetTurn(LiveRun run, RunTurn turn)
    {
        if (turn == run.Turn)
            return;
        run.Turn = turn;
        run.ShowActivity();
        Announce(run);
    }

    /// <summary>Tells those that wait how long they will.</summary>
    internal void ShowPlaces() => Try(() =>
    {
        foreach (var run in _runs.Where(run => run is { Hold: null, IsToPause: false }))
        {
            if (_queue.PlaceOf(run.Id, _settings.MostActive) is { } place)
                SetTurn(run, new RunTurn(RunPhase.Queued, place.Number, place.Seconds));
        }
    });

    /// <summary>Frees the signal.</summary>
    public void Dispose() => _work.Dispose();

    private void Add(LiveRun run)
    {
        _runs = _runs.Add(run);
        _pulse.Watch(run.Id);
    }

    private void Adopt(Job job)
    {
        if (job.State == JobState.Quarantined)
        {
            if (_sessions.Open(job.Project) is { } session)
                _notices.Show(job, session);
            return;
        }
        if (Known(job) is not { } run)
            return;
        run.IsToPause = job.State == JobState.Paused;
        if (run.IsToPause)
            SetTurn(run, new RunTurn(RunPhase.Paused));
        Heed(job);
        Announce(run);
        Signal();
    }

    // The run of a job: as it is known, or as it is stored, or as it was ordered.
    private LiveRun? Known(Job job)
    {
        if (_sessions.Open(job.Project) is not { } session)
            return null;
        lock (_gate)
        {
            if (Find(job.Id) is { } known)
                return known;
            if (_store.Load(job.Id) is not { } stored)
            {
                if (StateJson.TryRead<KeptRun>(job.Payload) is not { } ordered)
                    return null;
                _store.Add(job.Id, job.Project, job.Size, ordered);
                stored = new StoredRun(job.Id, job.Project, job.Size, ordered);
            }
            var run = new LiveRun(job.Id, session, stored.Planned, stored.Kept, _clock);
            if (stored.Kept.Checkpoint is { } checkpoint && _store.NewestFrame(job.Id, checkpoint.Iteration) is { } frame)
                run.Recall(frame);
            if (session.Version != stored.Kept.Version)
                run.CatchUp(new ProjectChange(stored.Kept.State, session.State, session.Version));
            Add(run);
            return run;
        }
    }

    private void Lose(string id)
    {
        Find(id)?.Lose();
        Signal();
    }

    private void Heed(Job job)
    {
        if (Find(job.Id) is not { } run)
            return;
        if (job.Wish == JobWish.Cancel)
            run.Stop();
        run.IsToPause |= job.Wish == JobWish.Pause;
        Signal();
    }

    private void SetPause(ProjectSession session, bool pause)
    {
        if (Find(session) is not { } run || run.IsToPause == pause)
            return;
        run.IsToPause = pause;
        Try(() =>
        {
            if (pause)
                _queue.Pause(run.Id);
            else
                _queue.Resume(run.Id);
        });
        SetTurn(run, new RunTurn(pause ? RunPhase.Paused : RunPhase.Queued));
        ShowPlaces();
        Signal();
    }

    // What the database does not take now, the thread of the runs sees by itself.
    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (SqliteException fault) when (StudioDatabase.IsAway(fault))
        {
            _pulse.Miss();
        }
    }

    private void Signal() => _work.Release();

    private void Announce(LiveRun run)
    {
        run.Session.Announce();
        Changed?.Invoke(run.Session);
    }
}
