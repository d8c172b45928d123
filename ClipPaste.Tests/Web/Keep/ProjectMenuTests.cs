using System.Net;
using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Keep;

public sealed class ProjectMenuTests
{
    [Fact]
    public async Task A_collage_goes_into_the_trash_comes_back_by_undo_and_is_deleted_for_good_from_the_trash_only()
    {
        await using var site = await StudioSite.StartAsync();
        var project = site.NewProject();
        await site.PostAsync("/projects/delete", ("project", project));
        Assert.Contains(project, await site.PageAsync("/"), StringComparison.Ordinal);

        var hint = await site.PostAsync("/projects/trash", ("project", project), ("back", "/"));
        Assert.Contains("/projects/restore", hint, StringComparison.Ordinal);
        Assert.DoesNotContain($"/studio/{project}", hint, StringComparison.Ordinal);
        Assert.Contains(project, await site.PageAsync("/trash"), StringComparison.Ordinal);
        using var closed = await site.Browser.GetAsync(new Uri($"/studio/{project}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);

        Assert.Contains($"/studio/{project}", await site.PostAsync("/projects/restore", ("project", project)), StringComparison.Ordinal);
        await site.PostAsync("/projects/trash", ("project", project));
        Assert.DoesNotContain(project, await site.PostAsync("/projects/delete", ("project", project)), StringComparison.Ordinal);
        Assert.Null(site.Services.GetRequiredService<ProjectStore>().Load(project));
    }

    [Theory]
    [InlineData("/projects/rename")]
    [InlineData("/projects/duplicate")]
    [InlineData("/projects/trash")]
    [InlineData("/projects/restore")]
    [InlineData("/projects/delete")]
    [InlineData("/projects/empty-trash")]
    public async Task Nothing_is_done_without_the_token_of_our_own_form(string address)
    {
        await using var site = await StudioSite.StartAsync();
        using var bare = new FormUrlEncodedContent([new("project", site.NewProject()), new("sure", "yes")]);
        using var refused = await site.Browser.PostAsync(new Uri(address, UriKind.Relative), bare);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_collage_is_renamed_and_duplicated_from_its_menu()
    {
        await using var site = await StudioSite.StartAsync();
        var project = site.NewProject();
        Assert.Contains("Foxes &amp; moons", await site.PostAsync("/projects/rename", ("project", project), ("title", "  Foxes & moons ")), StringComparison.Ordinal);
        Assert.Contains("Copy of Foxes &amp; moons", await site.PostAsync("/projects/duplicate", ("project", project), ("back", "//evil.example")), StringComparison.Ordinal);
        Assert.Equal(2, site.Services.GetRequiredService<ProjectStore>().List(Caller.LocalId, 10).Length);
    }

    [Fact]
    public async Task A_copy_has_the_pictures_findings_and_state_of_its_original_and_a_history_of_its_own()
    {
        await using var site = await StudioSite.StartAsync();
        var (store, sessions) = (site.Services.GetRequiredService<ProjectStore>(), site.Services.GetRequiredService<ProjectSessions>());
        var original = sessions.Create(Streaming.RunSite.Collage(site.Services.GetRequiredService<ObjectStore>(), 100));
        original.Edit("prompt", state => state with { Prompt = "two balls" });
        store.KeepFinding(original.Id, "photos", new ProjectState { Title = "found" });
        store.SetPicture(original.Id, original.State.Cutouts[0].Image);

        var copy = sessions.Open(site.Services.GetRequiredService<ProjectCopies>().Duplicate(original.Id, Caller.Local)!)!;
        Assert.Equal("Copy of Discs", copy.State.Title);
        Assert.Equal(original.State.Pieces.AsEnumerable(), copy.State.Pieces.AsEnumerable());
        Assert.Null(copy.UndoLabel);
        Assert.Equal("found", store.Finding<ProjectState>(copy.Id, "photos")!.Title);
        Assert.Equal(original.State.Cutouts[0].Image, store.List(Caller.LocalId, 10).Single(project => project.Id == copy.Id).Picture);
        sessions.Delete(original.Id);
        Assert.True(site.Services.GetRequiredService<ObjectOwners>().MaySee(Caller.LocalId, copy.State.Cutouts[0].Image));
    }

    [Fact]
    public async Task Another_account_neither_trashes_restores_copies_nor_deletes()
    {
        await using var site = await StudioSite.StartAsync();
        var (trash, copies) = (site.Services.GetRequiredService<ProjectTrash>(), site.Services.GetRequiredService<ProjectCopies>());
        var (project, other) = (site.NewProject(), new Caller("other", CallerRole.Admin));
        Assert.False(trash.Put(project, other));
        Assert.Null(copies.Duplicate(project, other));
        Assert.True(trash.Put(project, Caller.Local));
        Assert.Empty(trash.Of(other));
        Assert.False(trash.Restore(project, other) || trash.Delete(project, other));
        Assert.Single(trash.Of(Caller.Local));
    }

    [Fact]
    public async Task Many_go_into_the_trash_and_out_of_it_at_once_without_being_opened_and_those_that_are_open_know()
    {
        await using var site = await StudioSite.StartAsync();
        var (trash, sessions) = (site.Services.GetRequiredService<ProjectTrash>(), site.Services.GetRequiredService<ProjectSessions>());
        Gallery.GallerySeed.Add(site.Services.GetRequiredService<StudioDatabase>(), 200);
        Gallery.GallerySeed.Add(site.Services.GetRequiredService<StudioDatabase>(), 1, owner: "somebody", prefix: "other");
        string[] ids = [.. Enumerable.Range(0, 200).Select(number => Gallery.GallerySeed.IdOf(number)), Gallery.GallerySeed.IdOf(0, "other"), "none"];
        var opened = new List<string>();
        var open = sessions.Open(ids[3], Caller.Local)!;
        var ticket = open.Activities.Begin(ActivityKind.Cut, "loading");
        sessions.Opened += session => opened.Add(session.Id);
        Assert.Equal(200, trash.Put(ids, Caller.Local));
        Assert.Equal(0, trash.Put(ids, Caller.Local));
        Assert.True(open.IsTrashed && ticket.Token.IsCancellationRequested);
        Assert.Null(sessions.Open(ids[3], Caller.Local));
        Assert.Empty(opened);
        Assert.Null(sessions.Open(ids[4], Caller.Local));
        Assert.Equal(200, trash.Restore(ids, Caller.Local));
        Assert.False(open.IsTrashed);
        Assert.NotNull(sessions.Open(ids[4], Caller.Local));
        Assert.NotNull(sessions.Open(ids[201 - 1], new Caller("somebody", CallerRole.User)));
    }

    [Fact]
    public async Task The_trash_empties_itself_after_thirty_days_and_stops_what_works_on_a_project_at_once()
    {
        var clock = new ManualClock();
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var trash = site.Services.GetRequiredService<ProjectTrash>();
        var session = site.Services.GetRequiredService<ProjectSessions>().Open(site.NewProject())!;
        var ticket = session.Activities.Begin(ActivityKind.Cut, "loading");
        trash.Put(session.Id, Caller.Local);
        Assert.True(ticket.Token.IsCancellationRequested);
        clock.Advance(ProjectTrash.Kept - TimeSpan.FromMinutes(1));
        Assert.Equal((0, 0), (trash.Expire(), trash.Of(Caller.Local).Single().DaysLeft));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, trash.Expire());
        Assert.Empty(trash.Of(Caller.Local));
    }
}
