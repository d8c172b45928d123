using System.Net;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Tests.Web;
using ClipPaste.Tests.Web.Keep;
using ClipPaste.Tests.Web.Photos;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Promises;

public sealed class FullDiskTests
{
    [Fact]
    public async Task R10_below_the_reserve_large_files_are_refused_with_507_and_edits_go_on()
    {
        var free = long.MaxValue;
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton<FreeSpace>(_ => free));
        var project = site.NewProject();
        free = (512L << 20) - 1;
        using var saved = await site.Browser.GetAsync(new Uri($"/projects/{project}/file", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InsufficientStorage, saved.StatusCode);
        using var upload = UploadSite.Request(project, await site.TokenAsync(), ("a.jpg", TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.Jpeg)));
        using var sent = await site.Browser.SendAsync(upload);
        Assert.Equal(HttpStatusCode.InsufficientStorage, sent.StatusCode);
        Assert.Equal("?file=DiskFull", (await ArchiveTests.OpenAsync(site, [1, 2, 3])).Address.Query);
        var fault = Assert.Throws<IOException>(() => site.Services.GetRequiredService<ExportStore>().Add(project, "a.png", "image/png", _ => Assert.Fail("It was written.")));
        Assert.True(WorkFaults.IsDiskFull(fault));

        site.Services.GetRequiredService<ProjectSessions>().Open(project)!.Edit("rename", state => state with { Title = "saved" });
        Assert.Equal("saved", site.Services.GetRequiredService<ProjectStore>().Load(project)!.State.Title);
        free = 512L << 20 | 1;
        using var again = await site.Browser.GetAsync(new Uri($"/projects/{project}/file", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [TmpfsFact]
    public void R10_a_disk_that_is_really_full_refuses_edits_and_objects_whole_and_leaves_the_database_intact()
    {
        using var disk = new SmallDisk(4);
        try
        {
            var store = new ProjectStore(new StudioDatabase(disk.Path), TimeProvider.System);
            var objects = new ObjectStore(Path.Combine(disk.Path, "objects"));
            var session = new ProjectSession(store.Load(store.Create(new ProjectState()))!, store, TimeProvider.System);
            Fill(Path.Combine(disk.Path, "ballast"));
            var edits = 0;
            var fault = Assert.Throws<SqliteException>(() =>
            {
                while (edits++ < 100_000)
                    session.Edit("prompt", state => state with { Prompt = $"{edits}" });
            });
            Assert.True(WorkFaults.IsDiskFull(fault));
            Assert.True(WorkFaults.IsDiskFull(Assert.Throws<IOException>(() => objects.Put(new byte[1 << 20]))));
            Assert.Empty(objects.Files());
            // What the session shows is what is stored, and no more.
            Assert.Equal(session.State.Prompt, store.Load(session.Id)!.State.Prompt);

            File.Delete(Path.Combine(disk.Path, "ballast"));
            session.Edit("prompt", state => state with { Prompt = "there is room again" });
            Assert.Equal("there is room again", store.Load(session.Id)!.State.Prompt);
            using var connection = new StudioDatabase(disk.Path).Open();
            StudioBackup.Check(connection);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }

    private static void Fill(string path)
    {
        using var file = File.Create(path);
        var chunk = new byte[4096];
        try
        {
            for (; ; )
            {
                file.Write(chunk);
                file.Flush();
            }
        }
        catch (IOException full) when (WorkFaults.IsDiskFull(full))
        {
            return;
        }
    }
}
