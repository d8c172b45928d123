using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <summary>
/// Keeps this process alive in the eyes of others: renews its leases, learns which of its jobs are its own no more, and takes over those of
/// processes that are gone. It has a thread of its own, so that no amount of other work makes it late. Safe to use from any thread; events are
/// raised on its thread.
/// </summary>
internal sealed partial class JobPulse(IJobQueue queue, QueueInstance me, QueueOptions options, ILeaseClock clock, ILogger<JobPulse> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, JobHold?> _known = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Lock _gate = new();
    private Thread? _thread;
    private volatile bool _away;

    /// <summary>Jobs have become this process's: those of processes that are gone, and those that nobody had.</summary>
    public event Action<ImmutableArray<Job>>? Adopted;

    /// <summary>A job of this process is its own no more.</summary>
    public event Action<string>? Lost;

    /// <summary>A user wants something of a job of this process.</summary>
    public event Action<Job>? Wished;

    /// <summary>Whether the database could not be reached at the last try; then nothing that needs it is tried before the next beat.</summary>
    public bool IsAway => _away;

    /// <summary>Begins, unless that has been done.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_thread is not null || _stop.IsSet)
                return;
            _thread = new Thread(Go) { Name = "queue", IsBackground = true };
            _thread.Start();
        }
    }

    /// <summary>Takes the next job of a kind; null where there is none.</summary>
    /// <exception cref="SqliteException">The database refuses.</exception>
    public JobHold? Claim(JobKind kind) => Held(LeaseEnd(), queue.Claim(kind));

    /// <summary>Takes this job out of its turn; null where it cannot be had.</summary>
    /// <exception cref="SqliteException">The database refuses.</exception>
    public JobHold? Claim(string id) => Held(LeaseEnd(), queue.Claim(id));

    /// <summary>Has an eye on a job of this process, unless it has already.</summary>
    public void Watch(string id) => _known.TryAdd(id, null);

    /// <summary>A job that was worked on has been put back, and waits.</summary>
    public void PutDown(string id) => _known[id] = null;

    /// <summary>A job is over.</summary>
    public void Forget(string id) => _known.TryRemove(id, out _);

    /// <summary>Somebody has found the database away.</summary>
    public void Miss() => _away = true;

    /// <summary>Stops, and leaves what waits to others.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stop.IsSet)
                return;
            _stop.Set();
        }
        _thread?.Join();
        try
        {
            if (_thread is not null)
                queue.Leave();
        }
        catch (SqliteException fault)
        {
            // Others find out by themselves.
            LogAway(fault);
        }
        _stop.Dispose();
    }

    private JobHold? Held(long leaseEnd, Job? job)
    {
        if (job is null)
            return null;
        var hold = new JobHold(job, leaseEnd, clock);
        _known[job.Id] = hold;
        return hold;
    }

    private void Go()
    {
        do
        {
            try
            {
                Tick();
            }
            catch (SqliteException fault)
            {
                if (!_away)
                    LogAway(fault);
                _away = true;
            }
#pragma warning disable CA1031 // A process whose pulse stops loses all its jobs; the next beat may go well.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogFailed(fault);
            }
        }
        while (!_stop.Wait(options.Beat));
    }

    private void Tick()
    {
        // Known before the database is asked: what comes after is not in its answer, and is not lost.
        var known = _known.ToArray();
        var leaseEnd = LeaseEnd();
        var mine = queue.Beat().ToDictionary(job => job.Id, StringComparer.Ordinal);
        _away = false;
        foreach (var (id, hold) in known)
        {
            if (!mine.TryGetValue(id, out var job) || (hold is not null && (job.Fence != hold.Fence.Number || job.State != JobState.Running)))
                Lose(id, hold);
            else
                hold?.Renew(leaseEnd);
        }
        foreach (var job in mine.Values.Where(job => job.Wish != JobWish.None))
            Wished?.Invoke(job);
        var adopted = queue.Sweep(me.IsDead);
        foreach (var job in adopted.Where(job => job.State is JobState.Queued or JobState.Paused))
            Watch(job.Id);
        if (!adopted.IsEmpty)
            Adopted?.Invoke(adopted);
    }

    private void Lose(string id, JobHold? hold)
    {
        // It may have ended, or been put back and claimed anew, since the database was asked.
        if (!_known.TryRemove(new(id, hold)))
            return;
        hold?.Lose();
        Lost?.Invoke(id);
    }

    private long LeaseEnd() => clock.Now + (long)options.Lease.TotalMilliseconds;

    [LoggerMessage(LogLevel.Warning, "The database cannot be reached; what runs goes on in memory for as long as its lease lasts.")]
    private partial void LogAway(Exception fault);

    [LoggerMessage(LogLevel.Error, "The queue could not be looked after; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
