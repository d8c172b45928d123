using ClipPaste.Engine.Vision;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>
/// Makes the first search quick: while nobody waits, the judge is loaded and looks at all photos. What cannot be done is left for the
/// search, which
/// tells its user.
/// </summary>
internal sealed partial class WarmUp(PhotoCatalogue catalogue, PhotoPreparation preparation, PromptReading prompts, ExportStore exports,
    WorkOptions options, ILogger<WarmUp> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The site answers first.
        await Task.Yield();
        try
        {
            exports.Sweep();
            if (!options.WarmUp)
                return;
            prompts.SceneOf(new ProjectState { Prompt = "a warm morning" });
            await preparation.PrepareAsync(VisionModels.Pocket, await catalogue.AllAsync(), _ => { }, stoppingToken);
        }
#pragma warning disable CA1031 // An exception would end the whole site; the search that needs the same says what is wrong.
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogCold(fault);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The photos could not be prepared ahead.")]
    private partial void LogCold(Exception fault);
}
