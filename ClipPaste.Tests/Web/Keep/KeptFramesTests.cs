using ClipPaste.Tests.Web.Compose;
using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Keep;

public sealed class KeptFramesTests : IDisposable
{
    private const int Most = 40;

    private readonly StoreFolder _folder = new();
    private readonly JobQueue _queue;
    private readonly RunStore _runs;
    private readonly string _project;

    public KeptFramesTests()
    {
        var quotas = new AccountQuotas(_folder.Database, new Quotas { Guest = new AccountLimits { Frames = Most } });
        _queue = new JobQueue(_folder.Database, quotas, new QueueOptions(), _folder.Clock, new BootClock(), "here");
        _runs = new RunStore(_folder.Database, _folder.Clock, new KeptFrames(quotas));
        _project = _folder.Projects.Create(ComposeScene.Of("a"), "somebody");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Older_runs_keep_every_second_frame_and_the_run_under_way_keeps_all()
    {
        Run("first", 30);
        _runs.KeepTimeline("first", [1, 2, 3]);
        var held = Begin("second");
        for (var number = 1; number <= 25; number++)
            Write(held, number);
        Assert.Equal(25, _runs.Frames("second").Length);
        var first = _runs.Frames("first");
        Assert.InRange(first.Length, 2, 15);
        Assert.Equal((1, 30), (first[0].Number, first[^1].Number));
        Assert.Null(_runs.Timeline("first"));
        Assert.NotNull(_runs.Frame("first", first[1].Number));
    }

    [Fact]
    public void However_many_runs_a_project_has_each_keeps_its_first_and_its_last_frame()
    {
        for (var number = 0; number < 12; number++)
            Run($"run-{number}", 20);
        var kept = Enumerable.Range(0, 12).Select(number => _runs.Frames($"run-{number}")).ToList();
        Assert.InRange(kept.Sum(frames => frames.Length), 24, Most);
        Assert.All(kept, frames => Assert.Equal((1, 20), (frames[0].Number, frames[^1].Number)));
    }

    [Fact]
    public void A_single_long_run_goes_on_and_keeps_what_it_may()
    {
        Run("long", 200);
        var frames = _runs.Frames("long");
        Assert.InRange(frames.Length, 2, Most);
        Assert.Equal((1, 200), (frames[0].Number, frames[^1].Number));
    }

    [Fact]
    public void Frames_that_are_written_twice_or_taken_back_are_counted_as_they_are_kept()
    {
        var held = Begin("run");
        foreach (var number in new[] { 1, 2, 3, 3, 2 })
            Write(held, number);
        Assert.Equal(3, Counted("run"));
        _runs.Rewind(held, 1);
        Assert.Equal(1, Counted("run"));
    }

    [Fact]
    public void Without_accounts_every_frame_is_kept()
    {
        var project = _folder.Projects.Create(ComposeScene.Of("a"));
        var held = Begin("mine", project, Caller.LocalId);
        for (var number = 1; number <= 2 * Most; number++)
            Write(held, number);
        Assert.Equal(2 * Most, _runs.Frames("mine").Length);
    }

    private void Run(string id, int frames)
    {
        var held = Begin(id);
        for (var number = 1; number <= frames; number++)
            Write(held, number);
        _runs.End(id, RunPhase.Done, _queue.Ending(held, JobState.Done));
        _folder.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private JobFence Begin(string id, string? project = null, string owner = "somebody")
    {
        _queue.Enqueue(new NewJob(id, JobKind.Run, project ?? _project, owner, 10, []));
        var held = _queue.Claim(JobKind.Run)!.Held;
        _runs.Add(id, project ?? _project, 10, new KeptRun(ComposeScene.Of("a"), 1));
        return held;
    }

    private void Write(JobFence held, int number) => _runs.Write([new RunNews(held,
        [new FrameMessage(held.Job, number, 1, .5, .5, 10, 1, 0, [], [], [.. Enumerable.Repeat(.5, 15)])], [], null)]);

    private long Counted(string run)
    {
        using var connection = _folder.Database.Open();
        using var command = connection.Command("select frames_kept from runs where id = $run", ("$run", run));
        return (long)command.ExecuteScalar()!;
    }
}
