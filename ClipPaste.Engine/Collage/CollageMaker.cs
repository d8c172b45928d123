using System.Collections.Immutable;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>The main job from end to end: a sentence becomes a collage.</summary>
public sealed class CollageMaker : IDisposable
{
    private const int PalettesOfPhotos = 3;

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
    /// <param name="cancellationToken">Before there is a layout, ends the work with an exception; after, with the best collage so far.</param>
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
        var photos = await FindPhotosAsync(prompt, ranker, progress, cancellationToken);
        progress.Report(new MakeEvent.PhaseStarted(MakePhase.Cutouts));
        var chosen = new CutoutChooser(_model, ranker, _networks, new CutoutCache(CutoutCache.DefaultFolder)).Choose(prompt, photos, _options.Pieces, progress, cancellationToken);
        if (chosen.IsEmpty)
            throw new InvalidDataException("None of the photos fits this prompt. Add photos of what it names with --photos FOLDER, or name other things.");
        progress.Report(new MakeEvent.PhaseStarted(MakePhase.Layouts));
        var start = ProposeLayout(prompt, chosen, ranker, photos, progress, cancellationToken);
        progress.Report(new MakeEvent.PhaseStarted(MakePhase.Optimise));
        return new CollageRun(_model, _options.Run).Finish(start, checkpoint: null, progress, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _model?.Dispose();
        _networks.Dispose();
    }

    private async Task<IReadOnlyCollection<SourcePhoto>> FindPhotosAsync(
        Prompt prompt, PhotoRanker ranker, IProgress<MakeEvent> progress, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, SourcePhoto>();
        foreach (var source in PhotoSources.Of(_options, progress))
        {
            foreach (var phrase in prompt.KeyPhrases)
            {
                await foreach (var photo in source.FindAsync(phrase, PhotoSources.MostPhotos, cancellationToken))
                    found.TryAdd(photo.Id, photo);
            }
        }
        var clock = new ProgressClock(progress, Math.Max(1, found.Count));
        foreach (var photo in found.Values.ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                ranker.Prepare(photo);
            }
            catch (Exception error) when (error is ImageFormatException or IOException or UnauthorizedAccessException)
            {
                found.Remove(photo.Id);
                progress.Report(new MakeEvent.Warned($"{Path.GetFileName(photo.Path)} is left out: {error.Message}"));
            }
            clock.Step();
        }
        return found.Values;
    }

    private CollageDocument ProposeLayout(
        Prompt prompt, ImmutableArray<ChosenCutout> chosen, PhotoRanker ranker, IReadOnlyCollection<SourcePhoto> photos,
        IProgress<MakeEvent> progress, CancellationToken cancellationToken)
    {
        var shape = new CanvasShape(_options.Aspect);
        var backgrounds = Backgrounds(prompt, chosen, ranker, photos);
        var layouts = new LayoutProposer(prompt, chosen, backgrounds, shape).Propose(_options.Layouts, RunSeeds.Layouts(_options.Seed));
        var document = new CollageDocument
        {
            Prompt = prompt.Text,
            Negatives = _options.Negatives,
            Aspect = _options.Aspect,
            Background = layouts[0].Background,
            Pieces = layouts[0].Pieces,
            Seed = _options.Seed,
            Model = _model!.Name,
        };
        var clock = new ProgressClock(progress, layouts.Length);
        var winner = new LayoutScorer(_model, _options.Run).Score(document, layouts, clock.Reach, cancellationToken)[0].Layout;
        return document with { Pieces = winner.Pieces, Background = winner.Background };
    }

    // Skies and grounds around the scenery that is shown; without any, those of the photos that fit the whole sentence.
    private List<Background> Backgrounds(
        Prompt prompt, ImmutableArray<ChosenCutout> chosen, PhotoRanker ranker, IReadOnlyCollection<SourcePhoto> photos)
    {
        var palette = new Palette(_options.Run.ChromaLimit);
        var behind = chosen.Where(item => item.Role != PieceRole.Subject).OrderBy(item => item.Role).DistinctBy(item => item.Cutout.Photo.Id)
            .Select(item => palette.Around(item.Cutout, ImageReader.Read(item.Cutout.Photo.Path))).ToList();
        if (behind.Count > 0)
            return behind;
        var whole = ranker.Rank(photos, prompt.Text).Take(PalettesOfPhotos).Select(ranked => ranked.Photo);
        return [.. whole.Select(photo => palette.Airy(ImageReader.Read(photo.Path)))];
    }
}
