using ClipPaste.Tests.Browser;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;

namespace ClipPaste.Tests.Promises;

/// <summary>What becomes of runs whose studio is killed or stands still.</summary>
public sealed class KilledStudioTests : IDisposable
{
    private const int Iterations = 30;
    private const int LongLease = 3600;
    private const int ShortLease = 2;

    private readonly PromiseFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task R3_resumed_run_is_bit_identical()
    {
        var killed = _folder.NewRun(Iterations);
        using (var first = await StudioServer.StartAsync(_folder.Path, leaseSeconds: LongLease))
        {
            await PromiseFolder.UntilAsync(() => _folder.Iteration(killed) >= Iterations / 3);
            first.Kill();
        }
        // The newest checkpoint is torn: the one before it must do.
        using (var connection = _folder.Database.Open())
            connection.Execute("update checkpoints set body = substr(body, 1, length(body) / 2) where iteration = (select max(iteration) from checkpoints)");
        var whole = _folder.NewRun(Iterations);
        using var second = await StudioServer.StartAsync(_folder.Path, leaseSeconds: LongLease);
        await _folder.UntilAsync(killed, JobState.Done);
        await _folder.UntilAsync(whole, JobState.Done);
        Assert.Equal(2, _folder.Queue.Find(killed)!.Fence);
        var (resumed, straight) = (_folder.Projects.Load(killed)!.State, _folder.Projects.Load(whole)!.State);
        Assert.Equal(straight.Pieces.AsEnumerable(), resumed.Pieces);
        Assert.Equal(straight.Background.Colours.AsEnumerable(), resumed.Background.Colours);
        await _folder.UntilAsync(_folder.NewExport(killed, 320), JobState.Done);
        await _folder.UntilAsync(_folder.NewExport(whole, 320), JobState.Done);
        Assert.Equal(_folder.Exported(whole), _folder.Exported(killed));
    }

    [Fact]
    public async Task R5_a_studio_that_is_started_again_resumes_its_own_work_without_waiting_for_leases()
    {
        var run = _folder.NewRun(2000);
        string before;
        using (var first = await StudioServer.StartAsync(_folder.Path, leaseSeconds: LongLease))
        {
            await PromiseFolder.UntilAsync(() => _folder.Iteration(run) >= 3);
            before = _folder.Holder(run)!;
            first.Kill();
        }
        using var second = await StudioServer.StartAsync(_folder.Path, leaseSeconds: LongLease);
        await PromiseFolder.UntilAsync(() => _folder.Holder(run) is { } holder && holder != before);
        await PromiseFolder.UntilAsync(() => _folder.Iteration(run) >= 5);
    }

    [Fact]
    public async Task R2_R4_another_studio_goes_on_and_one_that_wakes_too_late_writes_nothing()
    {
        using var one = await StudioServer.StartAsync(_folder.Path, leaseSeconds: ShortLease);
        var run = _folder.NewRun(Iterations);
        await PromiseFolder.UntilAsync(() => _folder.Holder(run) is not null);
        var first = _folder.Holder(run)!;
        using var other = await StudioServer.StartAsync(_folder.Path, leaseSeconds: ShortLease);
        foreach (var (holder, next) in new[] { (one, other), (other, one) })
        {
            var (name, fence, at) = (_folder.Holder(run)!, _folder.Queue.Find(run)!.Fence, _folder.Iteration(run));
            await PromiseFolder.UntilAsync(() => _folder.Iteration(run) > at);
            holder.Signal("STOP");
            await PromiseFolder.UntilAsync(() => _folder.Holder(run) is { } now && now != name);
            Assert.Equal(fence + 1, _folder.Queue.Find(run)!.Fence);
            var lease = _folder.Number("select lease from instances where id = $id", name);
            holder.Signal("CONT");
            // It has told that it is back, so it has learnt that the run is not its own any more.
            await PromiseFolder.UntilAsync(() => _folder.Number("select lease from instances where id = $id", name) > lease);
        }
        Assert.Equal(first, _folder.Holder(run));
        one.Kill();
        await _folder.UntilAsync(run, JobState.Done);
        Assert.Equal(1, _folder.Number("select count(*) from versions where project = $id and label = 'run'", run));
        var straight = _folder.NewRun(Iterations);
        await _folder.UntilAsync(straight, JobState.Done);
        Assert.Equal(_folder.Projects.Load(straight)!.State.Pieces.AsEnumerable(), _folder.Projects.Load(run)!.State.Pieces);
    }

    [Fact]
    public async Task R9_a_job_that_takes_studios_down_is_set_aside_and_can_be_tried_again()
    {
        var project = _folder.Projects.Load(_folder.NewRun(1))!.Id;
        _folder.Queue.Cancel(project);
        var poison = _folder.NewExport(project, 8192);
        for (var death = 1; death <= 4; death++)
        {
            using var studio = await StudioServer.StartAsync(_folder.Path, leaseSeconds: LongLease);
            await PromiseFolder.UntilAsync(() => _folder.Queue.Find(poison) is { State: JobState.Running, Fence: var fence } && fence == death);
            studio.Kill();
        }
        using var survivor = await StudioServer.StartAsync(_folder.Path, leaseSeconds: LongLease);
        await _folder.UntilAsync(poison, JobState.Quarantined);
        Assert.Equal(poison, Assert.Single(_folder.Queue.Unread(project)).Id);
        Assert.True(_folder.Queue.Retry(poison));
        await _folder.UntilAsync(poison, JobState.Running);
        // R11: it is stopped while it draws, and leaves nothing.
        Assert.False(_folder.Queue.Cancel(poison));
        await _folder.UntilAsync(poison, JobState.Cancelled);
        Assert.Equal(0, _folder.Number("select count(*) from exports"));
    }
}
