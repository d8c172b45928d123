using ClipPaste.Tests.Browser;
using ClipPaste.Tests.Sources;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Tests.Web.Streaming;

/// <summary>A studio that is killed in the middle of a run.</summary>
public sealed class KilledRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_run_goes_on_by_itself_and_repeats_at_most_two_seconds()
    {
        var (project, run) = Stored();
        int before;
        double pace;
        using (var server = await StudioServer.StartAsync(_folder.Path))
        {
            await using var watcher = await HubClient.ConnectAsync(server.Address);
            var frame = await watcher.FirstAsync("Frames", [run, -1], item => item.GetProperty("number").GetInt32() >= 12);
            (before, pace) = (frame.GetProperty("number").GetInt32(), frame.GetProperty("perSecond").GetDouble());
            server.Kill();
        }
        using var again = await StudioServer.StartAsync(_folder.Path);
        await using var back = await HubClient.ConnectAsync(again.Address);
        var scene = await back.FirstAsync("Scenes", [project], item => item.GetProperty("run").ValueKind != System.Text.Json.JsonValueKind.Null);
        // On a machine so busy that an iteration takes seconds, one may be repeated however short the time was.
        Assert.InRange(scene.GetProperty("run").GetProperty("iteration").GetInt32(), before - Math.Max(2, 3 * pace), before + Math.Max(1, pace));
        var next = await back.FirstAsync("Frames", [run, before], _ => true);
        Assert.True(next.GetProperty("number").GetInt32() > before);
    }

    // A run that was ordered and had not begun when the program ended.
    private (string Project, string Run) Stored()
    {
        var database = new StudioDatabase(_folder.Path);
        var state = RunSite.Collage(new ObjectStore(Path.Combine(_folder.Path, "objects")), iterations: 2000);
        var project = new ProjectStore(database, TimeProvider.System).Create(state);
        new JobQueue(database, new AccountQuotas(database, new Quotas()), new QueueOptions(), TimeProvider.System, new BootClock(), instance: null)
            .Enqueue(new NewJob("run", JobKind.Run, project, Caller.LocalId, 2000, StateJson.Write(new KeptRun(state, 1))));
        SqliteConnection.ClearAllPools();
        return (project, "run");
    }
}
