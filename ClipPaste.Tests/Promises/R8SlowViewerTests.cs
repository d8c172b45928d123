using ClipPaste.Tests.Web.Streaming;

namespace ClipPaste.Tests.Promises;

/// <summary>A slow or sleeping browser never slows a run, and nothing is heaped up for it.</summary>
public sealed class R8SlowViewerTests(RunSite site) : IClassFixture<RunSite>
{
    private const int Sleepers = 20;

    [Fact]
    public async Task R8_viewers_that_never_read_hold_one_frame_each_and_slow_no_run()
    {
        var session = site.NewCollage();
        Assert.Null(site.Desk.Start(session));
        var run = site.Desk.Find(session)!;
        // It is handed frames but takes none.
        using var idle = run.Feed.Begin(0);
        var sleepers = new List<HubClient>();
        for (var number = 0; number < Sleepers; number++)
        {
            var sleeper = await HubClient.ConnectAsync(site.Address, read: false);
            await sleeper.SendAsync($$"""{"type":4,"invocationId":"1","target":"Frames","arguments":["{{run.Id}}",0]}""");
            await sleeper.SendAsync($$"""{"type":4,"invocationId":"2","target":"Scenes","arguments":["{{session.Id}}"]}""");
            sleepers.Add(sleeper);
        }
        await RunSite.UntilAsync(() => run.Feed.Watchers == Sleepers + 1);
        var before = run.Status.Iteration;
        await RunSite.UntilAsync(() => run.Status.Iteration >= before + 50);

        // Of fifty frames one is held, and it is the newest or the one before.
        Assert.Equal(1, idle.Frames.Count);
        Assert.True(idle.Frames.TryRead(out var held));
        Assert.InRange(held.Number, before + 40, int.MaxValue);

        foreach (var sleeper in sleepers)
            await sleeper.DisposeAsync();
        await RunSite.UntilAsync(() => run.Feed.Watchers == 1);
        site.Desk.Stop(session);
        await RunSite.UntilAsync(() => site.Desk.Of(session) is null);
    }
}
