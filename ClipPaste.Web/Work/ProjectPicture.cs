using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Draws the small picture that stands for a project in lists: after a run, and when hands that have changed it rest. Safe to use from any thread.</summary>
internal sealed class ProjectPicture(
    CollageBuilder builder, ObjectStore objects, ProjectStore projects, ProjectSessions sessions, WorkLanes lanes, TimeProvider clock,
    ILogger<ProjectPicture> log) : IHostedService
{
    /// <summary>For how long nothing must change before the picture is drawn.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private const int LongSide = 480;
    private const int Quality = 82;

    /// <summary>The picture of the project with this id is there.</summary>
    public event Action<string>? Drawn;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        sessions.Opened += Watch;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        sessions.Opened -= Watch;
        return Task.CompletedTask;
    }

    /// <summary>Draws it anew, soon; a project goes on without it when that fails.</summary>
    public void Renew(ProjectSession session)
    {
        var (state, version) = session.Shown;
        _ = Draw(session, state, version);
    }

    private void Watch(ProjectSession session)
    {
        var rest = clock.CreateTimer(_ => Renew(session), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        session.Changed += change =>
        {
            if (LooksOther(change.Before, change.After))
                rest.Change(Rest, Timeout.InfiniteTimeSpan);
        };
    }

    private static bool LooksOther(ProjectState before, ProjectState after) => !after.Pieces.IsEmpty
        && (before.Pieces != after.Pieces || before.Background != after.Background || before.Aspect != after.Aspect);

    private async Task Draw(ProjectSession session, ProjectState state, long version)
    {
        try
        {
            await lanes.Pictures.Run(running =>
            {
                var (width, height) = new CanvasShape(state.Aspect).Pixels(LongSide);
                using var file = new MemoryStream();
                ImageWriter.Write(CollageRenderer.Render(builder.Build(state), width, height, threads: 1, token: running), file, ImageFormat.WebP, quality: Quality, token: running);
                projects.SetPicture(session.Id, objects.Put(file.ToArray()), version);
                return true;
            });
            Drawn?.Invoke(session.Id);
        }
#pragma warning disable CA1031 // The lists have a place for projects without a picture.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.NoPicture(fault);
        }
    }
}
