using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <summary>
/// The durable queue of long jobs. What was accepted survives the end of every process; each job is worked on by one process at a time, and by
/// another one should that end. Owners take turns. Safe to use from any thread and process.
/// </summary>
internal interface IJobQueue
{
    /// <summary>Accepts a job: when this returns it is on the disk.</summary>
    /// <exception cref="QueueFullException">Too many are waiting.</exception>
    void Enqueue(NewJob job);

    /// <summary>Takes the next job of a kind: the oldest of the owner who was served longest ago, of those who have not enough running and are not suspended.</summary>
    /// <returns>Null where none is waiting whose turn it is.</returns>
    Job? Claim(JobKind kind);

    /// <summary>Takes this job, whosever turn it is; for ending one that stands still. Null where somebody works on it or it is over.</summary>
    Job? Claim(string id);

    /// <summary>Tells that this process is there, and renews the leases of its jobs.</summary>
    /// <returns>All its jobs that are not over.</returns>
    ImmutableArray<Job> Beat();

    /// <summary>Takes over the jobs of processes that have ended or been silent for too long, and forgets what ended long ago.</summary>
    /// <param name="isDead">Whether a process has ended.</param>
    /// <returns>The jobs that are this process's from now on.</returns>
    ImmutableArray<Job> Sweep(Func<string, bool> isDead);

    /// <summary>Makes the last write of a job: to be carried out in the transaction that stores its result, which is refused if the job was lost.</summary>
    /// <param name="held">The job.</param>
    /// <param name="how">How it ends.</param>
    /// <param name="told">What its user is told; null for nothing.</param>
    Action<SqliteConnection> Ending(JobFence held, JobState how, string? told = null);

    /// <summary>Ends a job that has no result to store.</summary>
    /// <returns>False where it was lost before.</returns>
    bool End(JobFence held, JobState how, string? told = null);

    /// <summary>Puts a job back that cannot go on now; it counts as not tried.</summary>
    /// <param name="held">The job.</param>
    /// <param name="to">Queued or paused.</param>
    /// <returns>False where it was lost before.</returns>
    bool Release(JobFence held, JobState to);

    /// <summary>Puts a job back that could not be done now; it counts, and is tried again after a while or, after too many times, quarantined.</summary>
    /// <returns>False where it was lost before.</returns>
    bool Postpone(JobFence held);

    /// <summary>Ends a job: a waiting one at once, a running one as soon as its worker has seen it.</summary>
    /// <returns>Whether it was waiting and is over now.</returns>
    bool Cancel(string id);

    /// <summary>Ends a waiting job of which nothing was done yet. False where it is not waiting.</summary>
    bool Withdraw(string id);

    /// <summary>Has a job stand still: a waiting one at once, a running one as soon as its worker has seen it.</summary>
    void Pause(string id);

    /// <summary>Lets a job that stands still go on, after all that its owner has waiting.</summary>
    void Resume(string id);

    /// <summary>Gives a quarantined job another chance. False where it is not quarantined.</summary>
    bool Retry(string id);

    /// <summary>Its user has read what was told of a job that is over.</summary>
    void Dismiss(string id);

    /// <summary>A job; null where there is none, or no more.</summary>
    Job? Find(string id);

    /// <summary>The jobs of a project whose end its user has not read of yet.</summary>
    ImmutableArray<Job> Unread(string project);

    /// <summary>Jobs that are not over, whosever: first those that somebody works on, then in the order they came.</summary>
    /// <param name="most">How many at most.</param>
    ImmutableArray<OpenJob> Open(int most);

    /// <summary>The jobs of an account that somebody works on.</summary>
    ImmutableArray<string> RunningOf(string owner);

    /// <summary>How long a waiting job still waits; null where it is not waiting, or its account is suspended.</summary>
    /// <param name="id">The job.</param>
    /// <param name="slots">Jobs of its kind that its process works on at a time.</param>
    JobPlace? PlaceOf(string id, int slots);

    /// <summary>This process ends: what waited for it is anybody's.</summary>
    void Leave();
}
