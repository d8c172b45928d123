using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

public sealed class ActivityBoardTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Progress_is_shown_with_the_time_left_at_the_pace_so_far()
    {
        var board = new ActivityBoard(_clock);
        var ticket = board.Begin(ActivityKind.Cut, "loading");
        Assert.Equal(new Activity(ActivityKind.Cut, "loading"), board[ActivityKind.Cut]);
        Assert.Null(board[ActivityKind.Cut]!.Share);
        _clock.Advance(TimeSpan.FromSeconds(6));
        ticket.Report("cutting", 2, 8);
        Assert.Equal(new Activity(ActivityKind.Cut, "cutting", 2, 8, 18), board[ActivityKind.Cut]);
        Assert.Equal(.25, board[ActivityKind.Cut]!.Share);
        ticket.End();
        Assert.Null(board[ActivityKind.Cut]);
    }

    [Fact]
    public void A_newer_activity_of_the_same_kind_cancels_the_older_whose_reports_are_ignored()
    {
        var board = new ActivityBoard(_clock);
        var older = board.Begin(ActivityKind.Search, "old");
        var newer = board.Begin(ActivityKind.Search, "new");
        Assert.True(older.Token.IsCancellationRequested);
        Assert.False(newer.Token.IsCancellationRequested);
        older.Report("late", 1, 2);
        older.Fail("late");
        older.End();
        Assert.Equal(new Activity(ActivityKind.Search, "new"), board[ActivityKind.Search]);
    }

    [Fact]
    public void Kinds_do_not_disturb_each_other()
    {
        var board = new ActivityBoard(_clock);
        var search = board.Begin(ActivityKind.Search, "search");
        var cut = board.Begin(ActivityKind.Cut, "cut");
        board.Cancel(ActivityKind.Search);
        Assert.True(search.Token.IsCancellationRequested);
        Assert.False(cut.Token.IsCancellationRequested);
        Assert.True(board.IsBusy(ActivityKind.Cut));
        board.CancelAll();
        Assert.True(cut.Token.IsCancellationRequested);
        Assert.False(board.IsBusy(ActivityKind.Cut));
    }

    [Fact]
    public void A_failure_stays_until_it_is_dismissed_and_is_not_busy()
    {
        var board = new ActivityBoard(_clock);
        board.Begin(ActivityKind.Layouts, "placing").Fail("It did not work.");
        Assert.False(board.IsBusy(ActivityKind.Layouts));
        Assert.Equal("It did not work.", board[ActivityKind.Layouts]!.Failure);
        board.Cancel(ActivityKind.Layouts);
        Assert.Null(board[ActivityKind.Layouts]);
    }

    [Fact]
    public void Cancelling_what_is_not_there_says_nothing()
    {
        var board = new ActivityBoard(_clock);
        board.Changed += () => Assert.Fail("nothing has changed");
        board.Cancel(ActivityKind.Export);
        board.CancelAll();
    }

    [Fact]
    public void Every_change_is_announced_when_it_can_be_seen()
    {
        var board = new ActivityBoard(_clock);
        var seen = new List<string?>();
        board.Changed += () => seen.Add(board[ActivityKind.Run]?.Phase);
        var ticket = board.Begin(ActivityKind.Run, "a");
        ticket.Report("b");
        ticket.End();
        ticket.End();
        Assert.Equal(["a", "b", null], seen);
    }
}
