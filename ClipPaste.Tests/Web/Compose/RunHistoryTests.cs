using ClipPaste.Tests.Sources;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Tests.Web.Compose;

public sealed class RunHistoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunStore _runs;
    private readonly RunKeeper _keeper;
    private readonly RunHistory _history;
    private readonly JobQueue _queue;
    private readonly string _project;
    private JobFence _held;

    public RunHistoryTests()
    {
        var database = new StudioDatabase(_folder.Path);
        _project = new ProjectStore(database, TimeProvider.System).Create(ComposeScene.Of("a"));
        _queue = new JobQueue(database, new AccountQuotas(database, new Quotas()), new QueueOptions(), TimeProvider.System, new BootClock(), "here");
        _runs = new RunStore(database, TimeProvider.System);
        _keeper = new RunKeeper(_runs);
        _history = new RunHistory(database, _runs, _keeper);
    }

    [Fact]
    public void A_project_without_a_run_has_none() => Assert.Null(_history.NewestOf(_project));

    [Fact]
    public void Scores_are_those_of_the_first_the_newest_and_the_best_frame_even_before_they_are_written()
    {
        Begin("run");
        _keeper.Note(_held, Frame("run", 1, .2));
        _keeper.Note(_held, Frame("run", 2, .3));
        _keeper.Note(_held, Frame("run", 3, .25));
        var run = _history.NewestOf(_project)!;
        Assert.Equal((.2, .25, .3, 3, false), (run.Start, run.Newest, run.Best, run.Iteration, run.Over));
    }

    [Fact]
    public void A_run_that_is_over_tells_how_it_ended()
    {
        Begin("run");
        _runs.End("run", RunPhase.Stopped);
        var run = _history.NewestOf(_project)!;
        Assert.Equal((RunPhase.Stopped, true, null), (run.Phase, run.Over, run.Best));
    }

    public void Dispose()
    {
        // Else the pool keeps the files of the folder open.
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private void Begin(string id)
    {
        _queue.Enqueue(new NewJob(id, JobKind.Run, _project, Caller.LocalId, 10, []));
        _held = _queue.Claim(JobKind.Run)!.Held;
        _runs.Add(id, _project, 10, new KeptRun(ComposeScene.Of("a"), 1));
    }

    private static FrameMessage Frame(string run, int number, double score) =>
        new(run, number, 1, 1 - score, score, 10, 1, 0, [], [], [.. Enumerable.Repeat(.5, 15)]);
}
