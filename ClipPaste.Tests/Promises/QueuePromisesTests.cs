using ClipPaste.Tests.Queue;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;

namespace ClipPaste.Tests.Promises;

/// <summary>Promises that are the queue's own.</summary>
public sealed class QueuePromisesTests : IDisposable
{
    private readonly QueueFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void R4_only_the_one_whose_fence_is_the_newest_writes()
    {
        var (slow, quick) = (_folder.Process("slow"), _folder.Process("quick"));
        var id = _folder.Enqueue(slow);
        for (var round = 0; round < 100; round++)
        {
            var old = slow.Claim(JobKind.Export)!.Held;
            _folder.Lease.Advance(31);
            quick.Beat();
            Assert.Equal(id, Assert.Single(quick.Sweep(_ => false)).Id);
            _folder.Lease.Advance(61);
            var now = quick.Claim(JobKind.Export)!.Held;
            Assert.Empty(slow.Beat());
            Assert.False(slow.End(old, JobState.Done));
            Assert.False(slow.Release(old, JobState.Queued));
            using var connection = _folder.Store.Database.Open();
            Assert.Throws<JobLostException>(() => old.Check(connection));
            Assert.Throws<JobLostException>(() => old.Note(connection, 1));
            // What gets on is never set aside, however often its process is silent.
            now.Note(connection, 25 * (round + 1));
            (slow, quick) = (quick, slow);
            Assert.True(slow.Release(now, JobState.Queued));
        }
    }

    [Fact]
    public void R9_four_deaths_without_getting_on_are_too_many()
    {
        var (here, there) = (_folder.Process("here"), _folder.Process("there"));
        var id = _folder.Enqueue(here);
        for (var death = 1; death <= 4; death++)
        {
            Assert.NotNull(here.Claim(JobKind.Export));
            there.Beat();
            Assert.Equal(death <= 3 ? JobState.Queued : JobState.Quarantined, Assert.Single(there.Sweep(_ => true)).State);
            _folder.Lease.Advance(8);
            (here, there) = (there, here);
        }
        Assert.Equal(JobState.Quarantined, here.Find(id)!.State);
        Assert.True(here.Retry(id));
        Assert.Equal(id, here.Claim(JobKind.Export)!.Id);
    }

    [Fact]
    public void R12_the_first_job_of_one_comes_next_though_another_has_fifty_waiting()
    {
        var queue = _folder.Process("here");
        for (var number = 0; number < 50; number++)
            _folder.Enqueue(queue, "a");
        Assert.Equal("a", queue.Claim(JobKind.Export)!.Owner);
        var late = _folder.Enqueue(queue, "b");
        Assert.Equal(1, queue.PlaceOf(late, slots: 1)!.Number);
        Assert.Equal(late, queue.Claim(JobKind.Export)!.Id);
        var last = _folder.Enqueue(queue, "c");
        Assert.Equal(last, queue.Claim(JobKind.Export)!.Id);
        Assert.Equal("a", queue.Claim(JobKind.Export)!.Owner);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void R17_a_wall_clock_that_jumps_an_hour_ends_no_lease_and_only_time_does(int hours)
    {
        var (here, there) = (_folder.Process("here"), _folder.Process("there"));
        var job = _folder.Enqueue(here);
        var held = here.Claim(JobKind.Export)!.Held;
        _folder.Store.Clock.Advance(TimeSpan.FromHours(hours));
        Assert.Empty(there.Sweep(_ => false));
        _folder.Lease.Advance(29);
        there.Beat();
        Assert.Empty(there.Sweep(_ => false));
        Assert.Equal(held, Assert.Single(here.Beat()).Held);
        _folder.Lease.Advance(31);
        there.Beat();
        Assert.Equal(job, Assert.Single(there.Sweep(_ => false)).Id);
    }

    [Fact]
    public void R17_readings_of_an_earlier_start_of_the_machine_count_as_past()
    {
        var before = _folder.Process("before");
        var id = _folder.Enqueue(before);
        Assert.NotNull(before.Claim(JobKind.Export));
        (_folder.Lease.Boot, _folder.Lease.Now) = ("second", 5_000);
        var after = _folder.Process("after");
        Assert.Equal(id, Assert.Single(after.Sweep(_ => false)).Id);
    }

    [Fact]
    public async Task R4_of_many_who_claim_at_the_same_time_each_job_goes_to_one()
    {
        using var folder = new QueueFolder { Quotas = new Quotas { Guest = new AccountLimits { Running = int.MaxValue, Queued = 1000 } } };
        var queue = folder.Process("here");
        for (var number = 0; number < 200; number++)
            folder.Enqueue(queue, $"owner{number % 7}");
        var claimed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var ids = new List<string>();
            while (queue.Claim(JobKind.Export) is { } job)
                ids.Add(job.Id);
            return ids;
        })));
        Assert.Equal(200, claimed.SelectMany(ids => ids).Distinct().Count());
        Assert.Equal(200, claimed.Sum(ids => ids.Count));
    }
}
