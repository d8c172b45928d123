using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

public sealed class ProjectSessionsTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private ProjectSessions Sessions => field ??= new ProjectSessions(_folder.Projects, _folder.Clock);

    [Fact]
    public async Task Everybody_who_opens_a_project_shares_one_session()
    {
        var id = Sessions.Create(new ProjectState { Title = "shared" }).Id;
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Sessions.Open(id))));
        Assert.Single(opened.Distinct());
    }

    [Fact]
    public void An_id_that_names_nothing_opens_nothing_and_can_name_something_later()
    {
        Assert.Null(Sessions.Open("none"));
        Assert.NotNull(Sessions.Open(Sessions.Create(new ProjectState()).Id));
    }

    [Fact]
    public void A_database_that_fails_once_does_not_make_a_project_fail_for_ever()
    {
        var id = _folder.Projects.Create(new ProjectState { Title = "kept" });
        using (var connection = _folder.Database.Open())
        {
            ClipPaste.Web.Store.SqlText.Execute(connection, "alter table projects rename to away");
            Assert.ThrowsAny<Exception>(() => Sessions.Open(id));
            ClipPaste.Web.Store.SqlText.Execute(connection, "alter table away rename to projects");
        }
        Assert.Equal("kept", Sessions.Open(id)!.State.Title);
    }

    [Fact]
    public void A_deleted_project_is_gone_and_its_work_is_cancelled()
    {
        var session = Sessions.Create(new ProjectState());
        var ticket = session.Activities.Begin(ActivityKind.Search, "loading");
        Assert.True(Sessions.Delete(session.Id));
        Assert.True(ticket.Token.IsCancellationRequested);
        Assert.Null(Sessions.Open(session.Id));
        Assert.False(Sessions.Delete(session.Id));
    }

    [Fact]
    public void An_edit_of_a_deleted_project_fails_and_brings_nothing_back()
    {
        var session = Sessions.Create(new ProjectState());
        Sessions.Delete(session.Id);
        Assert.ThrowsAny<Exception>(() => session.Edit("late", state => state with { Title = "late" }));
        Assert.Null(Sessions.Open(session.Id));
    }

    public void Dispose() => _folder.Dispose();
}
