using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Work;

public sealed class WorkLaneTests
{
    [Fact]
    public async Task Work_is_done_in_order_on_one_background_thread()
    {
        using var lane = new WorkLane("test", 100);
        var order = new List<int>();
        var threads = new HashSet<Thread>();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => lane.Run(_ =>
        {
            order.Add(number);
            return threads.Add(Thread.CurrentThread);
        })));
        Assert.Equal(Enumerable.Range(0, 50), order);
        var thread = Assert.Single(threads);
        Assert.True(thread.IsBackground);
        Assert.Equal("test", thread.Name);
        Assert.False(thread.IsThreadPoolThread);
    }

    [Fact]
    public async Task What_work_throws_comes_out_of_its_task_and_the_lane_goes_on()
    {
        using var lane = new WorkLane("test", 10);
        var failing = lane.Run<int>(_ => throw new FormatException("no"));
        var next = lane.Run(_ => 5);
        await Assert.ThrowsAsync<FormatException>(() => failing);
        Assert.Equal(5, await next);
    }

    [Fact]
    public async Task More_than_may_wait_is_refused_and_what_waits_is_still_done()
    {
        using var lane = new WorkLane("test", 2);
        using var began = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var first = lane.Run(_ => Hold(began, gate));
        began.Wait();
        var second = lane.Run(_ => 2);
        var third = lane.Run(_ => 3);
        Assert.Throws<LaneFullException>(() => { _ = lane.Run(_ => 4); });
        gate.Set();
        var results = await Task.WhenAll(first, second, third);
        Assert.Equal([1, 2, 3], results);
    }

    [Fact]
    public async Task Cancelled_work_that_has_not_begun_is_skipped()
    {
        using var lane = new WorkLane("test", 2);
        using var began = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var first = lane.Run(_ => Hold(began, gate));
        began.Wait();
        var done = false;
        var second = lane.Run(_ => done = true, cancel.Token);
        await cancel.CancelAsync();
        gate.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, await first);
        Assert.False(done);
    }

    [Fact]
    public async Task Closing_cancels_what_is_under_way_and_what_waits()
    {
        var lane = new WorkLane("test", 2);
        using var began = new ManualResetEventSlim();
        var first = lane.Run(token =>
        {
            began.Set();
            token.WaitHandle.WaitOne();
            token.ThrowIfCancellationRequested();
            return 1;
        });
        began.Wait();
        var second = lane.Run(_ => 2);
        lane.Dispose();
        lane.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Throws<ObjectDisposedException>(() => { _ = lane.Run(_ => 3); });
    }

    private static int Hold(ManualResetEventSlim began, ManualResetEventSlim gate)
    {
        began.Set();
        gate.Wait();
        return 1;
    }
}
