using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Draws the small picture that stands for a project in lists. Safe to use from any thread.</summary>
internal sealed class ProjectPicture(CollageBuilder builder, ObjectStore objects, ProjectStore projects, WorkLanes lanes, ILogger<ProjectPicture> log)
{
    private const int LongSide = 480;
    private const int Quality = 82;

    /// <summary>Draws it anew, soon; a project goes on without it when that fails.</summary>
    public void Renew(ProjectSession session)
    {
        var state = session.State;
        _ = Draw(session.Id, state);
    }

    private async Task Draw(string project, ProjectState state)
    {
        try
        {
            await lanes.Pictures.Run(_ =>
            {
                var (width, height) = new CanvasShape(state.Aspect).Pixels(LongSide);
                using var file = new MemoryStream();
                ImageWriter.Write(CollageRenderer.Render(builder.Build(state), width, height, threads: 1), file, ImageFormat.WebP, quality: Quality);
                projects.SetPicture(project, objects.Put(file.ToArray()));
                return true;
            });
        }
#pragma warning disable CA1031 // The lists have a place for projects without a picture.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.NoPicture(fault);
        }
    }
}
