using System.Net;
using System.Net.Sockets;
using ClipPaste.Tests.Browser;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Promises;

/// <summary>Open pages recover by themselves when the studio was killed; its run and the edits go on.</summary>
[Collection(nameof(BrowserTests))]
public sealed class R6KilledStudioTests(StudioInBrowser studio)
{
    [BrowserFact]
    public async Task R6_an_open_page_recovers_by_itself_when_the_studio_was_killed_and_run_and_edits_go_on()
    {
        var project = await studio.ProjectAsync();
        var data = Path.Combine(studio.Folder, "killed");
        CopyStudio(Path.Combine(studio.Folder, "studio"), data);
        var port = FreePort();
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        int before;
        SeenScene edited;
        using (var server = await StudioServer.StartAsync(data, port))
        {
            await window.ShowAsync(new Uri(server.Address, project.AbsolutePath), "compose");
            await window.RunAsync(iterations: 2000);
            var box = window.Page.GetByLabel("Name of the collage");
            await box.FillAsync("The guard of the palace");
            await box.PressAsync("Enter");
            await window.Panel.GetByRole(AriaRole.Row).First.PressAsync("h");
            edited = await window.SceneAsync("pieces.at(-1).hidden");
            await window.FrameAfterAsync(await window.NewestAsync() + 10);
            before = await window.NewestAsync();
            await window.Page.EvaluateAsync("() => { window.isOfBefore = true; }");
            server.Kill();
        }
        using var again = await StudioServer.StartAsync(data, port);
        // The page loads itself again, and shows a run that has gone on from what was kept of it.
        await window.WaitAsync("() => !window.isOfBefore");
        await window.FrameAfterAsync(before + 5);
        var after = await window.SceneAsync("pieces.length > 0");
        Assert.True(after.Pieces[^1].Hidden);
        Assert.Equal(edited.Pieces.Select(piece => piece.Id), after.Pieces.Select(piece => piece.Id));
        await Assertions.Expect(window.Page.GetByLabel("Name of the collage")).ToHaveValueAsync("The guard of the palace");
        await window.StopAsync();
    }

    private static void CopyStudio(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("studio.db", StringComparison.Ordinal)
            // Each process that works on the folder holds a file there.
            && Path.GetFileName(Path.GetDirectoryName(file)) != "instances"))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        using var database = new SqliteConnection($"Data Source={Path.Combine(from, "studio.db")};Pooling=False");
        using var other = new SqliteConnection($"Data Source={Path.Combine(to, "studio.db")};Pooling=False");
        database.Open();
        other.Open();
        database.BackupDatabase(other);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
