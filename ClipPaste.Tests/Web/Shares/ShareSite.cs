using System.Net;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Shares;

/// <summary>A site with small runs, its links, and browsers of people who have nothing but a link.</summary>
public sealed class ShareSite : IAsyncLifetime
{
    internal RunSite Runs { get; } = new();

    internal StudioSite Site => Runs.Site;

    internal ShareStore Store => Site.Services.GetRequiredService<ShareStore>();

    public Task InitializeAsync() => Runs.InitializeAsync();

    public Task DisposeAsync() => Runs.DisposeAsync();

    /// <summary>Somebody without cookies, who goes where they are sent only if asked to.</summary>
    internal HttpClient Stranger() => Stranger(Site);

    internal static HttpClient Stranger(StudioSite site) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = site.Browser.BaseAddress };

    /// <summary>Makes a link.</summary>
    /// <returns>Its path and its id.</returns>
    internal Task<(string Path, string Id)> ShareAsync(ProjectSession session, ShareRights rights = ShareRights.None, bool follows = true, string? password = null) =>
        ShareAsync(Site, session, rights, follows, password);

    internal static async Task<(string Path, string Id)> ShareAsync(
        StudioSite site, ProjectSession session, ShareRights rights = ShareRights.None, bool follows = true, string? password = null)
    {
        var desk = site.Services.GetRequiredService<ShareDesk>();
        var made = await desk.MakeAsync(session, new ShareDraft("", ShareDraft.UsualDays, rights, follows, password), Caller.Local);
        return (ShareDoor.AddressOf(made!.Value.Token), made.Value.Link.Id);
    }

    /// <summary>A collage with a run that is over.</summary>
    internal (ProjectSession Session, string Run) WithRun(int frames = 5)
    {
        var session = Runs.NewCollage();
        return (session, AddRun(session, frames));
    }

    /// <summary>Adds a run that is over.</summary>
    internal string AddRun(ProjectSession session, int frames)
    {
        var runs = Site.Services.GetRequiredService<RunStore>();
        var run = UnguessableId.New();
        runs.Add(run, session.Id, frames, new KeptRun(session.State, session.Version));
        var scene = new TimelineScene(1, [.. ScenePiece.Of(session.State)]);
        var poses = session.State.Pieces.Select(piece => FrameMessage.Numbers(piece.Pose));
        var shown = Enumerable.Range(1, frames).Select(number => new FrameMessage(
            run, number, session.Version, .75, .25, 10, 1, 1, [.. session.State.Pieces.Select(piece => piece.Id)], [.. poses], FrameMessage.Numbers(session.State.Background.Colours)));
        using var connection = Site.Services.GetRequiredService<StudioDatabase>().Open();
        connection.Execute("insert into jobs (id, kind, project, owner, most, size, payload, state, place, fence, created) values ($id, 'run', $project, 'local', 1, 1, x'', 'running', 1, 1, 0)",
            ("$id", run), ("$project", session.Id));
        runs.Write([new RunNews(new JobFence(run, 1), [.. shown], [scene], null)]);
        runs.End(run, RunPhase.Done);
        connection.Execute("delete from jobs where id = $id", ("$id", run));
        return run;
    }
}
