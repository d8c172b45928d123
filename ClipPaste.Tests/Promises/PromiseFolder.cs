using ClipPaste.Tests.Sources;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Tests.Promises;

/// <summary>A data folder that real studios work on, and a look at what they have done.</summary>
internal sealed class PromiseFolder : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();

    public PromiseFolder()
    {
        Database = new StudioDatabase(_folder.Path);
        Queue = new JobQueue(Database, new AccountQuotas(Database, new Quotas()), new QueueOptions(), TimeProvider.System, new BootClock(), instance: null);
        Projects = new ProjectStore(Database, TimeProvider.System);
    }

    public string Path => _folder.Path;

    public StudioDatabase Database { get; }

    /// <summary>The queue, for handing jobs in that any studio may take.</summary>
    public JobQueue Queue { get; }

    public ProjectStore Projects { get; }

    /// <summary>Orders a run of a small collage; its id is the project's.</summary>
    public string NewRun(int iterations)
    {
        var state = RunSite.Collage(new ObjectStore(System.IO.Path.Combine(Path, "objects")), iterations);
        var project = Projects.Create(state);
        Queue.Enqueue(new NewJob(project, JobKind.Run, project, Caller.LocalId, iterations, StateJson.Write(new KeptRun(state, 1))));
        return project;
    }

    /// <summary>Orders a picture of a project as it is now.</summary>
    /// <returns>The job.</returns>
    public string NewExport(string project, int longSide)
    {
        var id = UnguessableId.New();
        var order = new ExportOrder(new ExportOptions(ExportFormat.Png, longSide), Projects.Load(project)!.State);
        Queue.Enqueue(new NewJob(id, JobKind.Export, project, Caller.LocalId, longSide, StateJson.Write(order)));
        return id;
    }

    /// <summary>Waits for what studios do.</summary>
    public static async Task UntilAsync(Func<bool> reached)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var longest = new CancellationTokenSource(Longest);
        while (!reached())
            await timer.WaitForNextTickAsync(longest.Token);
    }

    public Task UntilAsync(string job, JobState state) => UntilAsync(() => Queue.Find(job)!.State == state);

    /// <summary>The number that a statement gives; 0 for none.</summary>
    public long Number(string sql, string id = "")
    {
        using var connection = Database.Open();
        using var command = connection.Command(sql, ("$id", id));
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>The word that a statement gives.</summary>
    public string? Word(string sql, string id)
    {
        using var connection = Database.Open();
        using var command = connection.Command(sql, ("$id", id));
        return command.ExecuteScalar() as string;
    }

    public long Iteration(string run) => Number("select max(number) from frames where run = $id", run);

    public string? Holder(string job) => Word("select instance from jobs where id = $id and state = 'running'", job);

    /// <summary>The bytes of the only export of a project.</summary>
    public byte[] Exported(string project) =>
        File.ReadAllBytes(System.IO.Path.Combine(Path, "exports", Word("select id from exports where project = $id", project)!));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
