using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;

namespace ClipPaste.Tests.Queue;

public sealed class JobQueueTests : IDisposable
{
    private readonly QueueFolder _folder = new();
    private readonly JobQueue _queue;

    public JobQueueTests() => _queue = _folder.Process("here");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Jobs_are_claimed_in_the_order_they_came_each_once_and_with_a_fence_of_their_own()
    {
        string[] ids = [_folder.Enqueue(_queue), _folder.Enqueue(_queue)];
        var (first, second) = (_queue.Claim(JobKind.Export)!, _queue.Claim(JobKind.Export)!);
        Assert.Equal((ids[0], ids[1]), (first.Id, second.Id));
        Assert.Equal((1, JobState.Running), (first.Fence, first.State));
        Assert.Null(_queue.Claim(JobKind.Export));
        Assert.Null(_queue.Claim(JobKind.Run));
    }

    [Fact]
    public void An_owner_has_no_more_running_than_allowed_and_gets_the_next_when_one_is_over()
    {
        for (var number = 0; number < 3; number++)
            _folder.Enqueue(_queue);
        var first = _queue.Claim(JobKind.Export)!;
        Assert.NotNull(_queue.Claim(JobKind.Export));
        Assert.Null(_queue.Claim(JobKind.Export));
        Assert.True(_queue.End(first.Held, JobState.Done));
        Assert.NotNull(_queue.Claim(JobKind.Export));
    }

    [Fact]
    public void Nothing_of_a_suspended_account_is_claimed_and_it_stands_in_nobodys_way()
    {
        var (theirs, other) = (_folder.Enqueue(_queue, "a"), _folder.Enqueue(_queue, "b"));
        Suspend("1");
        Assert.Null(_queue.PlaceOf(theirs, slots: 1));
        Assert.Equal(0, _queue.PlaceOf(other, slots: 1)!.Number);
        Assert.Equal(other, _queue.Claim(JobKind.Export)!.Id);
        Assert.Null(_queue.Claim(JobKind.Export));
        Assert.Equal(other, Assert.Single(_queue.RunningOf("b")));
        Assert.Equal([(other, JobState.Running), (theirs, JobState.Queued)], _queue.Open(10).Select(job => (job.Id, job.State)));
        Suspend("null");
        Assert.Equal(theirs, _queue.Claim(JobKind.Export)!.Id);

        void Suspend(string since)
        {
            using var connection = _folder.Store.Database.Open();
            connection.Execute($"insert into accounts (id, role, stamp, created, seen, suspended) values ('a', 'Guest', '', 1, 1, {since}) on conflict do update set suspended = {since}");
        }
    }

    [Fact]
    public void A_job_that_is_over_cannot_be_ended_again_put_back_or_cancelled()
    {
        var id = _folder.Enqueue(_queue);
        var held = _queue.Claim(JobKind.Export)!.Held;
        Assert.True(_queue.End(held, JobState.Done));
        Assert.False(_queue.End(held, JobState.Failed, "no"));
        Assert.False(_queue.Release(held, JobState.Queued));
        Assert.False(_queue.Cancel(id));
        Assert.Equal((JobState.Done, null), (_queue.Find(id)!.State, _queue.Find(id)!.Told));
    }

    [Fact]
    public void Waiting_jobs_are_cancelled_at_once_and_running_ones_by_their_worker()
    {
        var (waiting, running) = (_folder.Enqueue(_queue, "b"), _folder.Enqueue(_queue));
        Assert.True(_queue.Cancel(waiting));
        Assert.Equal(JobState.Cancelled, _queue.Find(waiting)!.State);
        var held = _queue.Claim(JobKind.Export)!.Held;
        Assert.False(_queue.Cancel(running));
        Assert.Equal(JobWish.Cancel, Assert.Single(_queue.Beat()).Wish);
        Assert.True(_queue.End(held, JobState.Cancelled));
    }

    [Fact]
    public void A_paused_job_waits_for_its_user_and_comes_back_after_the_others_without_counting_as_tried()
    {
        var (first, second) = (_folder.Enqueue(_queue), _folder.Enqueue(_queue));
        var held = _queue.Claim(JobKind.Export)!.Held;
        _queue.Pause(first);
        Assert.Equal(JobWish.Pause, _queue.Find(first)!.Wish);
        Assert.True(_queue.Release(held, JobState.Paused));
        _queue.Resume(first);
        Assert.Equal((second, first), (_queue.Claim(JobKind.Export)!.Id, _queue.Claim(JobKind.Export)!.Id));
        for (var round = 0; round < 20; round++)
        {
            Assert.True(_queue.Release(_queue.Find(first)!.Held, JobState.Paused));
            _queue.Resume(first);
            Assert.Equal(first, _queue.Claim(JobKind.Export)!.Id);
        }
    }

    [Fact]
    public void A_job_that_cannot_be_done_now_waits_longer_each_time_and_is_set_aside_after_five()
    {
        var id = _folder.Enqueue(_queue);
        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            Assert.True(_queue.Postpone(_queue.Claim(JobKind.Export)!.Held));
            _folder.Lease.Advance(seconds - .1);
            Assert.Null(_queue.Claim(JobKind.Export));
            _folder.Lease.Advance(.2);
        }
        Assert.True(_queue.Postpone(_queue.Claim(JobKind.Export)!.Held));
        Assert.Equal(JobState.Quarantined, _queue.Find(id)!.State);
        Assert.True(_queue.Retry(id));
        Assert.Equal(id, _queue.Claim(JobKind.Export)!.Id);
    }

    [Fact]
    public void The_queue_says_when_it_is_full_for_one_and_for_all()
    {
        using var folder = new QueueFolder { Quotas = new Quotas { Guest = new AccountLimits { Queued = 2 } }, Options = new QueueOptions { Queued = 3 } };
        var queue = folder.Process("here");
        folder.Enqueue(queue);
        folder.Enqueue(queue);
        Assert.True(Assert.Throws<QueueFullException>(() => folder.Enqueue(queue)).Own);
        folder.Enqueue(queue, "b");
        Assert.False(Assert.Throws<QueueFullException>(() => folder.Enqueue(queue, "c")).Own);
    }

    [Fact]
    public void What_ended_is_remembered_for_seven_days_and_what_failed_is_shown_until_it_is_read()
    {
        var id = _folder.Enqueue(_queue);
        var job = _queue.Claim(JobKind.Export)!;
        _queue.End(job.Held, JobState.Failed, "The disk is full.");
        Assert.Equal("The disk is full.", Assert.Single(_queue.Unread(job.Project)).Told);
        _folder.Store.Clock.Advance(TimeSpan.FromDays(6.9));
        _queue.Sweep(_ => false);
        Assert.NotNull(_queue.Find(id));
        _queue.Dismiss(id);
        Assert.Empty(_queue.Unread(job.Project));
        _folder.Store.Clock.Advance(TimeSpan.FromDays(.2));
        _queue.Sweep(_ => false);
        Assert.Null(_queue.Find(id));
    }

    [Fact]
    public void A_waiting_job_stays_with_the_process_it_was_handed_to_until_that_is_gone()
    {
        var other = _folder.Process("other");
        var id = _folder.Enqueue(_queue);
        Assert.Null(other.Claim(JobKind.Export));
        Assert.Empty(other.Sweep(_ => false));
        Assert.Equal(id, Assert.Single(other.Sweep(name => name == "here")).Id);
        Assert.Null(_queue.Claim(JobKind.Export));
        Assert.Equal(id, other.Claim(JobKind.Export)!.Id);
        Assert.Empty(_queue.Beat());
    }

    [Fact]
    public void A_process_that_leaves_leaves_its_jobs_to_anybody_and_none_counts_as_crashed()
    {
        var id = _folder.Enqueue(_queue);
        Assert.True(_queue.Release(_queue.Claim(JobKind.Export)!.Held, JobState.Queued));
        _queue.Leave();
        Assert.Equal(id, _folder.Process("other").Claim(JobKind.Export)!.Id);
    }

    [Fact]
    public void A_job_of_a_project_that_was_deleted_is_gone()
    {
        var id = _folder.Enqueue(_queue);
        var job = _queue.Claim(JobKind.Export)!;
        _folder.Store.Projects.Delete(job.Project);
        Assert.Null(_queue.Find(id));
        Assert.False(_queue.End(job.Held, JobState.Done));
    }
}
