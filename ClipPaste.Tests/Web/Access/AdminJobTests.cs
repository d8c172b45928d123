using System.Net;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Access;

public sealed class AdminJobTests : IAsyncLifetime
{
    private StudioSite _site = null!;
    private Person _ann = null!;
    private Person _bob = null!;

    private string Bob => Get<AccountStore>().All().Single(account => account.Name == "Bob").Id;

    [Fact]
    public async Task Suspending_an_account_ends_what_runs_for_it_and_begins_nothing_of_it_until_it_is_restored()
    {
        var (first, second) = (Begun(), Begun());
        await RunSite.UntilAsync(() => IterationOf(first) > 0);
        await DoAsync("suspend");
        await RunSite.UntilAsync(() => Get<RunDesk>().Find(first) is null);
        Assert.Equal(JobState.Queued, Assert.Single(Get<IJobQueue>().Open(10)).State);
        Assert.Null(Get<IJobQueue>().Claim(JobKind.Run));
        await DoAsync("restore");
        await RunSite.UntilAsync(() => IterationOf(second) > 0);
    }

    [Fact]
    public async Task Deleting_an_account_ends_its_jobs()
    {
        var (first, second) = (Begun(), Begun());
        await RunSite.UntilAsync(() => IterationOf(first) > 0);
        await DoAsync("delete");
        await RunSite.UntilAsync(() => Get<RunDesk>().Runs.IsEmpty);
        Assert.Empty(Get<IJobQueue>().Open(10));
        Assert.All([first, second], session => Assert.Null(Get<ProjectStore>().Load(session.Id)));
    }

    [Fact]
    public async Task The_admin_page_shows_jobs_of_every_kind_and_ends_the_one_that_is_chosen()
    {
        // Of a suspended account nothing is begun: they all wait.
        var project = NewCollage();
        await DoAsync("suspend");
        foreach (var kind in Enum.GetValues<JobKind>())
            Get<IJobQueue>().Enqueue(new NewJob(kind.ToString(), kind, project.Id, Bob, 7, []));
        var page = WebUtility.HtmlDecode(await _ann.Browser.GetStringAsync(new Uri("/admin", UriKind.Relative)));
        Assert.All(["Run – Bob", "Cut-outs – Bob", "Export – Bob", "Waiting"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        using (var stopped = await _ann.SendFormAsync("/admin", $"job-{JobKind.Export}"))
            Assert.Equal(HttpStatusCode.Redirect, stopped.StatusCode);
        Assert.Equal([JobKind.Run, JobKind.Cutouts], Get<IJobQueue>().Open(10).Select(job => job.Kind));
        Assert.Equal(JobState.Cancelled, Get<IJobQueue>().Find(nameof(JobKind.Export))!.State);
        Assert.Equal(("job.stopped", nameof(JobKind.Export)), Get<AuditLog>().Newest(1).Select(entry => (entry.Action, entry.Subject)).Single());
    }

    [Fact]
    public async Task A_run_that_an_admin_stops_ends_as_if_its_user_had_stopped_it()
    {
        var session = Begun();
        await RunSite.UntilAsync(() => IterationOf(session) > 3);
        var run = Get<RunDesk>().Find(session)!.Id;
        (await _ann.SendFormAsync("/admin", $"job-{run}")).Dispose();
        await RunSite.UntilAsync(() => Get<RunDesk>().Find(session) is null);
        Assert.Equal(RunPhase.Stopped, Get<RunHistory>().NewestOf(session.Id)!.Phase);
    }

    public async Task InitializeAsync()
    {
        _site = await PeopleSite.StartAsync(services => services
            .AddSingleton(new RunSettings(RunSite.Small, MostActive: 2))
            .AddSingleton(new Quotas { User = new AccountLimits { Running = 1 } }));
        _ann = await Person.SignedUpAsync(_site, "Ann");
        _bob = await Person.SignedUpAsync(_site, "Bob");
    }

    public async Task DisposeAsync()
    {
        _ann.Dispose();
        _bob.Dispose();
        await _site.DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => _site.Services.GetRequiredService<T>();

    private ProjectSession NewCollage() => Get<ProjectSessions>().Create(RunSite.Collage(Get<ObjectStore>(), 2000), Bob);

    private ProjectSession Begun()
    {
        var session = NewCollage();
        Assert.Null(Get<RunDesk>().Start(session));
        return session;
    }

    private int IterationOf(ProjectSession session) => Get<RunDesk>().Of(session)?.Iteration ?? -1;

    private async Task DoAsync(string deed)
    {
        using var answer = await _ann.SendFormAsync("/admin", $"account-{Bob}", ("deed", deed));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
