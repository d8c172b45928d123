using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

public sealed class ProjectSessionTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Fact]
    public void An_edit_is_in_the_database_when_the_call_returns()
    {
        var session = _folder.NewSession();
        Rename(session, "second");
        Assert.Equal("second", _folder.Open(session.Id).State.Title);
    }

    [Fact]
    public void Undo_and_redo_walk_through_the_history_and_stop_at_its_ends()
    {
        var session = _folder.NewSession("1");
        Rename(session, "2");
        Rename(session, "3");
        Assert.Equal("rename", session.UndoLabel);
        Assert.Null(session.RedoLabel);
        session.Undo();
        session.Undo();
        Assert.Equal("1", session.State.Title);
        Assert.Null(session.UndoLabel);
        Assert.Equal(1, session.Undo());
        session.Redo();
        session.Redo();
        session.Redo();
        Assert.Equal("3", session.State.Title);
    }

    [Fact]
    public void Undo_works_on_after_the_studio_was_started_again()
    {
        var session = _folder.NewSession("1");
        Rename(session, "2");
        Rename(session, "3");
        session.Undo();
        var again = _folder.Open(session.Id);
        Assert.Equal(("2", "rename", "rename"), (again.State.Title, again.UndoLabel, again.RedoLabel));
        again.Redo();
        Assert.Equal("3", again.State.Title);
    }

    [Fact]
    public void Versions_are_never_used_twice()
    {
        var session = _folder.NewSession("1");
        Rename(session, "2");
        session.Undo();
        Assert.Equal(3, Rename(session, "3"));
        session.Undo();
        var again = _folder.Open(session.Id);
        Assert.Equal(4, Rename(again, "4"));
        Assert.Null(again.RedoLabel);
    }

    [Fact]
    public void An_edit_that_changes_nothing_is_no_step_and_says_nothing()
    {
        var session = _folder.NewSession();
        session.Changed += _ => Assert.Fail("nothing has changed");
        Assert.Equal(1, session.Edit("nothing", state => state));
        Assert.Null(session.UndoLabel);
    }

    [Fact]
    public void An_edit_that_fails_leaves_everything_as_it_was()
    {
        var session = _folder.NewSession("1");
        Assert.Throws<FormatException>(() => session.Edit("bad", _ => throw new FormatException()));
        Assert.Equal(("1", 1L), (session.State.Title, session.Version));
    }

    [Fact]
    public void Edits_of_one_slider_in_quick_succession_are_one_step()
    {
        var session = _folder.NewSession("1");
        foreach (var title in new[] { "2", "3", "4" })
        {
            Rename(session, title, merge: "title");
            _folder.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        session.Undo();
        Assert.Equal("1", session.State.Title);
        session.Redo();
        Assert.Equal("4", session.State.Title);
    }

    [Fact]
    public void Another_slider_or_a_pause_or_an_undo_begins_a_new_step()
    {
        var session = _folder.NewSession("1");
        Rename(session, "2", merge: "title");
        Rename(session, "3", merge: "other");
        _folder.Clock.Advance(TimeSpan.FromSeconds(2));
        Rename(session, "4", merge: "other");
        session.Undo();
        Assert.Equal("3", session.State.Title);
        Rename(session, "5", merge: "other");
        session.Undo();
        Assert.Equal("3", session.State.Title);
        session.Undo();
        Assert.Equal("2", session.State.Title);
    }

    [Fact]
    public void A_merged_edit_leaves_no_version_behind_that_undo_cannot_reach()
    {
        var session = _folder.NewSession("1");
        for (var number = 2; number < 12; number++)
            Rename(session, $"{number}", merge: "title");
        Assert.Equal(2, _folder.Projects.Load(session.Id)!.History.Length);
    }

    [Fact]
    public void The_oldest_versions_give_way_and_undo_still_ends_at_one_that_is_kept()
    {
        var session = _folder.NewSession("1");
        for (var number = 2; number <= 320; number++)
            Rename(session, $"{number}");
        var steps = 0;
        while (session.UndoLabel is not null)
        {
            session.Undo();
            steps++;
        }
        Assert.Equal(ProjectStore.MostVersions - 1, steps);
        Assert.Equal("21", session.State.Title);
    }

    [Fact]
    public void Watchers_are_told_the_state_before_and_after()
    {
        var session = _folder.NewSession("1");
        var changes = new List<ProjectChange>();
        session.Changed += changes.Add;
        Rename(session, "2");
        session.Undo();
        session.Announce();
        Assert.Equal([("1", "2", 2L), ("2", "1", 1L), ("1", "1", 1L)], changes.Select(change => (change.Before.Title, change.After.Title, change.Version)));
    }

    [Fact]
    public void During_a_run_an_edit_starts_from_the_poses_of_its_newest_frame()
    {
        var session = _folder.NewSession("1");
        session.Follow(new Live(state => state with { Prompt = "live" }));
        Rename(session, "2");
        Assert.Equal("live", session.State.Prompt);
        session.Follow(null);
        Rename(session, "3");
        Assert.Equal("live", session.State.Prompt);
    }

    [Fact]
    public void During_a_run_an_edit_that_changes_nothing_does_not_store_its_poses()
    {
        var session = _folder.NewSession("1");
        session.Follow(new Live(state => state with { Prompt = "live" }));
        Assert.Equal(1, session.Edit("nothing", state => state));
        Assert.Equal("", session.State.Prompt);
    }

    [Fact]
    public async Task Edits_from_many_threads_all_count()
    {
        var session = _folder.NewSession();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var number = 0; number < 10; number++)
                session.Edit("add", state => state with { Iterations = state.Iterations + 1 });
        })));
        Assert.Equal(280, session.State.Iterations);
        Assert.Equal(280, _folder.Open(session.Id).State.Iterations);
    }

    public void Dispose() => _folder.Dispose();

    private static long Rename(ProjectSession session, string title, string? merge = null) =>
        session.Edit("rename", state => state with { Title = title }, merge);

    private sealed class Live(Func<ProjectState, ProjectState> apply) : ILivePoses
    {
        public ProjectState ApplyTo(ProjectState state) => apply(state);
    }
}
