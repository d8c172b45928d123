using System.Net;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Work;

public sealed class ExportStoreTests
{
    [Fact]
    public async Task A_download_is_an_attachment_with_its_name_and_type()
    {
        await using var site = await StudioSite.StartAsync();
        var export = site.Services.GetRequiredService<ExportStore>().Add(site.NewProject(), "käse-64.png", "image/png", path => File.WriteAllBytes(path, [1, 2, 3]));
        using var response = await site.Browser.GetAsync($"/exports/{export.Id}");
        Assert.Equal([1, 2, 3], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(("attachment", "käse-64.png"), (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
        using var none = await site.Browser.GetAsync("/exports/nothing");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public void Only_the_newest_exports_of_a_project_are_kept()
    {
        using var studio = new SmallStudio();
        var (store, project) = (studio.Get<ExportStore>(), studio.Project().Id);
        var first = store.Add(project, "0", "t", path => File.WriteAllText(path, "x"));
        var file = store.Find("local", first.Id)!.Value.Path;
        for (var number = 1; number <= ExportStore.MostKept; number++)
            store.Add(project, $"{number}", "t", path => File.WriteAllText(path, "x"));
        Assert.Equal(Enumerable.Range(1, ExportStore.MostKept).Reverse().Select(number => $"{number}"), store.Of(project).Select(export => export.Name));
        Assert.Null(store.Find("local", first.Id));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Files_that_are_on_no_list_are_swept_away()
    {
        using var studio = new SmallStudio();
        var (store, session) = (studio.Get<ExportStore>(), studio.Project());
        var kept = store.Add(studio.Project().Id, "kept", "t", path => File.WriteAllText(path, "x"));
        var file = store.Find("local", store.Add(session.Id, "gone", "t", path => File.WriteAllText(path, "x")).Id)!.Value.Path;
        studio.Get<ProjectSessions>().Delete(session.Id);
        // It might be one that another process is writing.
        store.Sweep();
        Assert.True(File.Exists(file));
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        store.Sweep();
        Assert.False(File.Exists(file));
        Assert.NotNull(store.Find("local", kept.Id));
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_nothing()
    {
        using var studio = new SmallStudio();
        var (store, project) = (studio.Get<ExportStore>(), studio.Project().Id);
        var left = "";
        Assert.Throws<IOException>(() => store.Add(project, "x", "t", path => { left = path; File.WriteAllText(path, "half"); throw new IOException("full"); }));
        Assert.False(File.Exists(left));
        Assert.Empty(store.Of(project));
    }
}
