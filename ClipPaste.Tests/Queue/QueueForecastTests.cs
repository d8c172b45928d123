using ClipPaste.Web.Queue;

namespace ClipPaste.Tests.Queue;

public sealed class QueueForecastTests
{
    private static readonly Dictionary<string, long> Nobody = [];

    [Fact]
    public void The_next_one_waits_until_the_first_of_those_that_run_is_over()
    {
        QueueEntry[] entries = [Running("r1", "a", size: 100, done: 40), Running("r2", "b", size: 100, done: 90), Waiting("w1", "c", 50), Waiting("w2", "d", 50)];
        Assert.Equal(new JobPlace(1, 20), QueueForecast.Of("w1", entries, Nobody, slots: 2, pace: 2));
        Assert.Equal(new JobPlace(2, 120), QueueForecast.Of("w2", entries, Nobody, slots: 2, pace: 2));
    }

    [Fact]
    public void Where_there_is_room_the_turn_has_come() =>
        Assert.Equal(new JobPlace(0, 0), QueueForecast.Of("w", [Running("r", "a", 10, 0), Waiting("w", "b", 10)], Nobody, slots: 2, pace: 1));

    [Fact]
    public void Owners_take_turns_however_many_one_has_waiting()
    {
        QueueEntry[] entries = [Running("r", "a", 10, 0), .. Enumerable.Range(0, 50).Select(number => Waiting($"a{number}", "a", 10)), Waiting("b", "b", 10)];
        Assert.Equal(1, QueueForecast.Of("b", entries, new Dictionary<string, long> { ["a"] = 1 }, slots: 1, pace: 1).Number);
        Assert.Equal(2, QueueForecast.Of("a0", entries, new Dictionary<string, long> { ["a"] = 1 }, slots: 1, pace: 1).Number);
    }

    [Fact]
    public void An_owner_who_has_enough_running_waits_though_there_is_room() =>
        Assert.Equal(new JobPlace(1, 10), QueueForecast.Of("w", [Running("r", "a", 10, 0, most: 1), Waiting("w", "a", 10, most: 1)], Nobody, slots: 4, pace: 1));

    [Fact]
    public void Without_past_jobs_the_pace_of_those_that_run_counts_and_without_any_no_time_is_told()
    {
        Assert.Equal(45, QueueForecast.Of("w", [Running("r", "a", 10, 1, worked: 5), Waiting("w", "b", 1)], Nobody, slots: 1, pace: null).Seconds);
        Assert.Null(QueueForecast.Of("w", [Running("r", "a", 10, 0), Waiting("w", "b", 1)], Nobody, slots: 1, pace: null).Seconds);
    }

    private static QueueEntry Running(string id, string owner, int size, int done, double worked = 1, int most = 2) => new(id, owner, most, true, size, done, worked);

    private static QueueEntry Waiting(string id, string owner, int size, int most = 2) => new(id, owner, most, false, size, 0, 0);
}
