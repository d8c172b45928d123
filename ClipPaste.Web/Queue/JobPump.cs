using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Queue;

/// <summary>
/// Hands jobs of projects in and carries them out as their turn comes; also those that the last process, or another one, has left undone. Runs
/// have a worker of their own. Safe to use from any thread.
/// </summary>
internal sealed partial class JobPump : IHostedService, IDisposable
{
    // Jobs that others hand in, and those that wait for a while after a failure, are noticed this late.
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(1);

    private readonly IJobQueue _queue;
    private readonly JobPulse _pulse;
    private readonly JobNotices _notices;
    private readonly ProjectSessions _sessions;
    private readonly JobCarrier _carrier;
    private readonly Lazy<IReadOnlyList<IJobWork>> _works;
    private readonly WorkFaults _faults;
    private readonly TimeProvider _clock;
    private readonly ILogger<JobPump> _log;
    private readonly IStringLocalizer<QueueTexts> _texts;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PumpedJob> _jobs = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Task? _pumping;
    private bool _disposed;

    /// <summary>Begins to listen; nothing is done before something is handed in or the site starts.</summary>
    public JobPump(
        IJobQueue queue, JobPulse pulse, JobNotices notices, ProjectSessions sessions, JobCarrier carrier, Lazy<IReadOnlyList<IJobWork>> works,
        WorkFaults faults, TimeProvider clock, IStringLocalizer<QueueTexts> texts, ILogger<JobPump> log)
    {
        (_queue, _pulse, _notices, _sessions, _carrier, _works, _faults, _clock, _texts, _log) =
            (queue, pulse, notices, sessions, carrier, works, faults, clock, texts, log);
        sessions.Opened += notices.ShowUnread;
        pulse.Adopted += jobs => jobs.Where(job => job.Kind != JobKind.Run).ToList().ForEach(Adopt);
        pulse.Lost += Lose;
        pulse.Wished += job => Find(job.Id)?.Ticket.Cancel();
    }

    /// <summary>Hands a job in; one of the same project and kind that is under way is cancelled.</summary>
    /// <param name="session">The project.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="size">How much there is to do, in the units of the kind.</param>
    /// <param name="payload">All that its work needs to know beside the project.</param>
    /// <returns>The job, or why there is none; the project's board tells that too.</returns>
    public JobOrder Order(ProjectSession session, JobKind kind, int size, byte[] payload)
    {
        var ticket = session.Activities.Begin(JobNotices.ActivityOf(kind), "queued");
        var job = new NewJob(UnguessableId.New(), kind, session.Id, session.Owner, Math.Max(1, size), payload);
        string refusal;
        try
        {
            // Whoever claims it waits until it is known here.
            lock (_gate)
            {
                _queue.Enqueue(job);
                return new JobOrder(job.Id, null, Add(job.Id, kind, session, ticket).Ended);
            }
        }
        catch (QueueFullException full)
        {
            refusal = _texts[full.Own ? "FullForYou" : "FullForAll", full.Most];
        }
        catch (SqliteException fault)
        {
            refusal = _faults.SentenceFor(fault);
        }
        ticket.Fail(refusal);
        return JobOrder.Refused(refusal);
    }

    /// <summary>Gives the project's quarantined job of a kind another chance.</summary>
    /// <returns>False where there is none.</returns>
    public bool Retry(ProjectSession session, JobKind kind)
    {
        if (_notices.Retry(session, kind) is not { } job)
            return false;
        Adopt(job);
        return true;
    }

    /// <summary>Ends a job of this process, as its user could.</summary>
    /// <returns>False where it is another's, or over.</returns>
    public bool Cancel(string id)
    {
        if (Find(id) is not { } job)
            return false;
        job.Ticket.Cancel();
        // Of one that waits nobody else takes it off the board.
        job.Ticket.End();
        return true;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        _signal.Release();
        if (_pumping is { } pumping)
            await pumping.WaitAsync(cancellationToken);
    }

    /// <summary>Has what is under way put back into the queue, and waits for that.</summary>
    public void Dispose()
    {
        // The container knows it under two names.
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        _stop.Cancel();
        _signal.Release();
        _pumping?.GetAwaiter().GetResult();
        _stop.Dispose();
        _signal.Dispose();
    }

    private void Begin()
    {
        _pulse.Start();
        lock (_gate)
            _pumping ??= Task.Run(PumpAsync);
    }

    private PumpedJob Add(string id, JobKind kind, ProjectSession session, ActivityTicket ticket)
    {
        var job = new PumpedJob(id, kind, session, ticket);
        _jobs[id] = job;
        _pulse.Watch(id);
        ticket.Token.Register(() => Cancel(job));
        Begin();
        _signal.Release();
        return job;
    }

    private void Adopt(Job job)
    {
        if (_sessions.Open(job.Project) is not { } session)
            return;
        lock (_gate)
        {
            if (_jobs.ContainsKey(job.Id))
                return;
            if (job.State == JobState.Quarantined)
                _notices.Show(job, session);
            else
                Add(job.Id, job.Kind, session, TicketFor(job, session));
        }
    }

    // A board has room for one of each kind, and what comes later cancels it. What was accepted is done all the same, unseen.
    private ActivityTicket TicketFor(Job job, ProjectSession session)
    {
        var kind = JobNotices.ActivityOf(job.Kind);
        return session.Activities.IsBusy(kind) ? new ActivityTicket(session.Activities, kind, _clock) : session.Activities.Begin(kind, "queued");
    }

    private PumpedJob? Find(string id)
    {
        lock (_gate)
            return _jobs.GetValueOrDefault(id);
    }

    private void Cancel(PumpedJob job)
    {
        if (job.Ended.IsCompleted)
            return;
        try
        {
            // Else it is being worked on, and its worker sees the same token.
            if (_queue.Cancel(job.Id))
                End(job);
        }
        catch (SqliteException)
        {
            // It is ended as soon as it can be claimed.
            _pulse.Miss();
        }
    }

    private void Lose(string id)
    {
        if (Find(id) is not { Carried: null } job)
            return;
        job.Ticket.End();
        End(job);
    }

    private void End(PumpedJob job)
    {
        lock (_gate)
            _jobs.Remove(job.Id);
        _pulse.Forget(job.Id);
        job.End();
        _signal.Release();
    }

    private async Task PumpAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (!_pulse.IsAway)
                {
                    foreach (var work in _works.Value)
                        Claim(work);
                    ShowPlaces();
                }
            }
            catch (SqliteException)
            {
                _pulse.Miss();
            }
#pragma warning disable CA1031 // One job that cannot be taken up must not keep the others waiting for ever.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogNotTaken(fault);
            }
            await _signal.WaitAsync(Nap, CancellationToken.None);
        }
        Task[] last;
        lock (_gate)
            last = [.. _jobs.Values.Select(job => job.Carried).OfType<Task>()];
        await Task.WhenAll(last);
    }

    private void Claim(IJobWork work)
    {
        while (Carried(work.Kind) < work.Slots && _pulse.Claim(work.Kind) is { } hold)
        {
            if (Taken(hold.Job) is { } job)
                job.Carried = Task.Run(() => CarryAsync(work, hold, job));
            else
                GiveUp(hold);
        }
    }

    // Null where its project is gone or cannot be read; then it goes too.
    private PumpedJob? Taken(Job job)
    {
        try
        {
            if (Find(job.Id) is null)
                Adopt(job);
        }
        catch (InvalidDataException damaged)
        {
            LogNotTaken(damaged);
        }
        return Find(job.Id);
    }

    private void GiveUp(JobHold hold)
    {
        _queue.End(hold.Fence, JobState.Failed);
        _pulse.Forget(hold.Job.Id);
    }

    private async Task CarryAsync(IJobWork work, JobHold hold, PumpedJob job)
    {
        if (await _carrier.CarryAsync(work, hold, job, _stop.Token))
        {
            End(job);
            return;
        }
        _pulse.PutDown(job.Id);
        job.Carried = null;
    }

    private int Carried(JobKind kind)
    {
        lock (_gate)
            return _jobs.Values.Count(job => job.Kind == kind && job.Carried is not null);
    }

    private void ShowPlaces()
    {
        List<PumpedJob> waiting;
        lock (_gate)
            waiting = [.. _jobs.Values.Where(job => job.Carried is null)];
        foreach (var job in waiting)
        {
            if (_queue.PlaceOf(job.Id, _works.Value.First(work => work.Kind == job.Kind).Slots) is { } place)
                job.Ticket.Wait(place.Number, place.Seconds);
        }
    }

    [LoggerMessage(LogLevel.Error, "A job could not be taken up.")]
    private partial void LogNotTaken(Exception fault);
}
