using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Store;

namespace ClipPaste.Tests.Web.Keep;

public sealed class HistoryTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private ProjectHistory History => new(_folder.Database);

    [Fact]
    public void Versions_are_listed_newest_first_with_their_pictures()
    {
        var session = _folder.NewSession();
        var second = session.Edit("prompt", state => state with { Prompt = "two" });
        _folder.Projects.SetPicture(session.Id, "picture", second);
        Assert.Equal([("prompt", "picture"), ("new", null)], History.Of(session.Id).Select(past => (past.Label, past.Picture)));
    }

    [Fact]
    public void Restoring_is_a_new_step_that_can_be_undone_and_leaves_the_name()
    {
        var session = _folder.NewSession("first");
        session.Edit("prompt", state => state with { Prompt = "two" });
        session.Edit("rename", state => state with { Title = "renamed" });
        Assert.True(History.Restore(session, 1));
        Assert.Equal(("", "renamed", 4L), (session.State.Prompt, session.State.Title, session.Version));
        session.Undo();
        Assert.Equal("two", session.State.Prompt);
        Assert.False(History.Restore(session, 99));
    }

    [Fact]
    public void A_kept_version_outlives_three_hundred_edits_and_the_branch_it_stood_on()
    {
        var session = _folder.NewSession();
        var kept = session.Edit("prompt", state => state with { Prompt = "kept" });
        Assert.True(History.Keep(session.Id, kept, " The good one "));
        session.Undo();
        for (var edit = 0; edit <= ProjectStore.MostVersions; edit++)
            session.Edit("settings", state => state with { Iterations = state.Iterations + 1 });
        Assert.Equal(ProjectStore.MostVersions + 1, History.Of(session.Id).Length);
        var past = History.Of(session.Id)[^1];
        Assert.Equal((kept, "The good one"), (past.Version, past.Name));
        Assert.True(History.Restore(_folder.Open(session.Id), kept));
        Assert.Equal("kept", _folder.Open(session.Id).State.Prompt);
    }

    [Fact]
    public void A_version_can_be_renamed_and_released_and_only_so_many_are_kept()
    {
        var session = _folder.NewSession();
        for (var edit = 0; edit <= ProjectHistory.MostKept; edit++)
            session.Edit("settings", state => state with { Iterations = state.Iterations + 1 });
        Assert.All(History.Of(session.Id).Take(ProjectHistory.MostKept), past => Assert.True(History.Keep(session.Id, past.Version, "x")));
        Assert.False(History.Keep(session.Id, 1, "one too many"));
        Assert.True(History.Keep(session.Id, 5, "five"));
        History.Release(session.Id, 6);
        Assert.True(History.Keep(session.Id, 1, "now there is room"));
        Assert.Equal("five", History.Of(session.Id).Single(past => past.Version == 5).Name);
    }

    [Fact]
    public void Nobody_elses_versions_can_be_had()
    {
        var (mine, other) = (_folder.NewSession("mine"), _folder.NewSession("other"));
        var version = other.Edit("prompt", state => state with { Prompt = "secret" });
        Assert.False(History.Restore(mine, version));
        Assert.False(History.Keep(mine.Id, version, "x"));
    }

    public void Dispose() => _folder.Dispose();
}
