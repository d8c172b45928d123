using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>A run outlives the window that shows it, and the server that carries it out.</summary>
[Collection(nameof(BrowserTests))]
public sealed class ReloadTests(StudioInBrowser studio)
{
    [BrowserFact]
    public async Task A_run_goes_on_over_a_reload_and_its_timeline_has_every_iteration()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(await studio.ProjectAsync(), "compose");
        await window.RunAsync(iterations: 2000);
        await window.FrameAfterAsync(8);
        var before = await window.NewestAsync();

        await window.Page.ReloadAsync();
        await window.SceneIsThereAsync();
        await window.FrameAfterAsync(before + 5);
        var newest = await window.NewestAsync();
        await window.WaitAsync("number => document.querySelector('.timeline-slider')?.max >= number", newest - 1);
        var run = await window.Page.EvaluateAsync<string>("() => document.querySelector('.stage-host').clippaste.scene().run.id");
        Assert.Equal(Enumerable.Range(1, newest), (await TimelineAsync(run)).Where(number => number <= newest));

        // Looking back shows what was (the slider counts from nought), and one click leads back to the present.
        await window.Panel.GetByRole(AriaRole.Slider, new() { Name = "Iteration", Exact = true }).FillAsync("2");
        await Assertions.Expect(window.Panel.GetByText("Iteration 3 of").First).ToBeVisibleAsync();
        await window.Button("Back to now").ClickAsync();
        await window.FrameAfterAsync(newest);
        await window.StopAsync();
    }

    [BrowserFact]
    public async Task A_run_and_the_edits_outlive_a_server_that_is_killed()
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
            server.Kill();
        }
        using var again = await StudioServer.StartAsync(data, port);
        // The page finds back by itself, to a run that has gone on from what was kept of it.
        await window.FrameAfterAsync(before + 5);
        var after = await window.SceneAsync("pieces.length > 0");
        Assert.True(after.Pieces[^1].Hidden);
        Assert.Equal(edited.Pieces.Select(piece => piece.Id), after.Pieces.Select(piece => piece.Id));
        await Assertions.Expect(window.Page.GetByLabel("Name of the collage")).ToHaveValueAsync("The guard of the palace");
        await window.StopAsync();
    }

    private async Task<int[]> TimelineAsync(string run)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All });
        using var timeline = JsonDocument.Parse(await client.GetStringAsync(new Uri(studio.Address, $"runs/{run}/timeline")));
        return [.. timeline.RootElement.GetProperty("frames").EnumerateArray().Select(frame => frame.GetProperty("number").GetInt32())];
    }

    private static void CopyStudio(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("studio.db", StringComparison.Ordinal)))
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
