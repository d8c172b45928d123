using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary>Writes what a run has reached into its project file now and then, and passes all other events on.</summary>
/// <param name="project">The file; replaced whole each time.</param>
/// <param name="next">Told everything else.</param>
internal sealed class ProjectKeeper(string project, IProgress<MakeEvent> next) : IProgress<MakeEvent>
{
    private bool _warned;

    public void Report(MakeEvent value)
    {
        if (value is not MakeEvent.Kept kept)
        {
            next.Report(value);
            return;
        }
        try
        {
            ProjectFile.Save(project, kept.Best, kept.Checkpoint);
        }
        catch (Exception full) when (full is IOException && !_warned)
        {
            // The run goes on: there may be room again when it ends.
            _warned = true;
            next.Report(new MakeEvent.Warned($"The project cannot be kept between: {full.Message}"));
        }
        catch (IOException)
        {
            return;
        }
    }
}
