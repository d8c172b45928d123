using System.Collections.Immutable;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>The main job from end to end: a sentence becomes a collage.</summary>
public sealed class CollageMaker : IDisposable
{
    private readonly MakeOptions _options;
    private readonly ModelStore _store;
    private readonly CutoutNetworks _networks;
    private IVisionLanguageModel? _model;

    /// <summary>Prepares to make one collage; nothing is loaded yet.</summary>
    /// <param name="options">What to make.</param>
    /// <param name="store">Knows where weights are.</param>
    public CollageMaker(MakeOptions options, ModelStore store)
    {
        _options = options;
        _store = store;
        _networks = new CutoutNetworks(store, options.Run.Threads);
    }

    /// <summary>Makes the collage.</summary>
    /// <param name="progress">Told every phase, step and iteration.</param>
    /// <param name="cancellationToken">Before there is a layout, ends the work with an exception; after, with the best collage so
    /// far.</param>
    /// <exception cref="ArgumentException">The prompt is empty or too long.</exception>
    /// <exception cref="InvalidDataException">No photo fits the prompt, or a file is damaged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before there was anything to keep.</exception>
    public async Task<MadeCollage> MakeAsync(IProgress<MakeEvent> progress, CancellationToken cancellationToken)
    {
        progress.Report(new MakeEvent.PhaseStarted(MakePhase.Prompt));
        var prompt = new PromptParser().Parse(_options.Prompt);
        progress.Report(new MakeEvent.PhaseStarted(MakePhase.Models));
        _model = VisionModels.Load(_options.Model, _store, new VisionOptions { Workers = _options.Run.Threads, UseCuda = _options.Run.UseCuda });
        progress.Report(new MakeEvent.PhaseStarted(MakePhase.Photos));
        var ranker = new PhotoRanker(_model, new EmbeddingCache());
        var photos = await new PhotoFinder(ranker).FindAsync(prompt, PhotoSources.Of(_options, progress), progress, cancellationToken);
        progress.Report(new MakeEvent.PhaseStarted(MakePhase.Cutouts));
        var chosen = new CutoutChooser(_model, ranker, _networks, new CutoutCache(CutoutCache.DefaultFolder)).Choose(prompt, photos, _options.Pieces, progress, cancellationToken);
        if (chosen.IsEmpty)
            throw new InvalidDataException("None of the photos fits this prompt. Add photos of what it names with --photos FOLDER, or name other things.");
        progress.Report(new MakeEvent.PhaseStarted(MakePhase.Layouts));
        var backgrounds = new BackgroundFinder(ranker, _options.Run.ChromaLimit).Find(prompt, chosen, photos);
        var start = ProposeLayout(prompt, chosen, backgrounds, progress, cancellationToken);
        progress.Report(new MakeEvent.PhaseStarted(MakePhase.Optimise));
        return new CollageRun(_model, _options.Run).Finish(start, checkpoint: null, progress, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _model?.Dispose();
        _networks.Dispose();
    }

    private CollageDocument ProposeLayout(
        Prompt prompt, ImmutableArray<ChosenCutout> chosen, IReadOnlyList<Background> backgrounds, IProgress<MakeEvent> progress,
        CancellationToken cancellationToken)
    {
        var request = new LayoutRequest
        {
            Prompt = prompt,
            Cutouts = chosen,
            Backgrounds = backgrounds,
            Negatives = _options.Negatives,
            Aspect = _options.Aspect,
            Seed = _options.Seed,
            Count = _options.Layouts,
        };
        var planner = new LayoutPlanner(_model!, _options.Run);
        var clock = new ProgressClock(progress, request.Count);
        return planner.ToDocument(request, planner.Plan(request, clock.Reach, cancellationToken)[0].Layout);
    }
}
