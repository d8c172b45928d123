using ClipPaste.Tests.Web;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Promises;

public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task R7_runs_go_on_in_memory_park_when_the_lease_ends_and_go_on_when_the_database_is_back()
    {
        await using var site = await StudioSite.StartAsync(services => services
            .AddSingleton(new RunSettings(RunSite.Small)).AddSingleton(new QueueOptions { Lease = TimeSpan.FromSeconds(4) }));
        var (desk, database) = (site.Services.GetRequiredService<RunDesk>(), site.Services.GetRequiredService<StudioDatabase>());
        var session = site.Services.GetRequiredService<ProjectSessions>().Create(RunSite.Collage(site.Services.GetRequiredService<ObjectStore>(), 2000));
        Assert.Null(desk.Start(session));
        var run = desk.Find(session)!;
        await PromiseFolder.UntilAsync(() => run.Status.Iteration >= 3);
        using (var other = database.Open())
        using (other.BeginTransaction())
        {
            var at = run.Status.Iteration;
            await PromiseFolder.UntilAsync(() => run.Status.Iteration > at);
            await PromiseFolder.UntilAsync(() => run.Turn.Parked);
            Assert.Equal(WorkPhase.Parked, session.Activities[ActivityKind.Run]!.Phase);
        }
        var parked = run.Status.Iteration;
        await PromiseFolder.UntilAsync(() => run.Status.Iteration > parked + 3);
        Assert.False(run.Turn.Parked);
        Assert.Equal(1, run.Hold!.Fence.Number);
        desk.Stop(session);
        await PromiseFolder.UntilAsync(() => desk.Of(session) is null);
        Assert.Equal(JobState.Cancelled, site.Services.GetRequiredService<IJobQueue>().Find(run.Id)!.State);
        using var connection = database.Open();
        using var check = connection.Command("pragma integrity_check");
        Assert.Equal("ok", check.ExecuteScalar());
    }
}
