using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Queue;

/// <summary>A database with the queues of several processes, whose clocks are a test's.</summary>
internal sealed class QueueFolder : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly Dictionary<string, string> _projects = [];
    private int _jobs;

    public StoreFolder Store => _folder;

    public ManualLease Lease { get; } = new();

    public Quotas Quotas { get; init; } = new() { Guest = new AccountLimits { Running = 2, Queued = 100 } };

    public QueueOptions Options { get; init; } = new();

    /// <summary>The queue as a process sees it that has told that it is there.</summary>
    public JobQueue Process(string name)
    {
        var queue = new JobQueue(_folder.Database, new AccountQuotas(_folder.Database, Quotas), Options, _folder.Clock, Lease, name);
        queue.Beat();
        return queue;
    }

    /// <summary>Hands a job in.</summary>
    public string Enqueue(JobQueue queue, string owner = "a", JobKind kind = JobKind.Export, int size = 1)
    {
        var id = $"{owner}{++_jobs}";
        queue.Enqueue(new NewJob(id, kind, ProjectOf(owner), owner, size, []));
        return id;
    }

    public void Dispose() => _folder.Dispose();

    private string ProjectOf(string owner) =>
        _projects.TryGetValue(owner, out var id) ? id : _projects[owner] = _folder.Projects.Create(new ProjectState(), owner);
}
