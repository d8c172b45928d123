using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Collage;

/// <summary>Collects the photos that sources offer for a prompt and prepares them for ranking.</summary>
/// <param name="ranker">Prepares each photo once; borrowed.</param>
public sealed class PhotoFinder(PhotoRanker ranker)
{
    /// <summary>Photos taken from one source for one key phrase at most.</summary>
    public const int MostPhotos = 2000;

    /// <summary>Finds photos. One that cannot be read is left out and told.</summary>
    /// <param name="prompt">Its key phrases are looked for.</param>
    /// <param name="sources">Where to look; of the same photo in two sources the first counts.</param>
    /// <param name="progress">Told how many photos are prepared, and which are left out.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyCollection<SourcePhoto>> FindAsync(
        Prompt prompt, IEnumerable<IPhotoSource> sources, IProgress<MakeEvent> progress, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, SourcePhoto>();
        foreach (var source in sources)
        {
            foreach (var phrase in prompt.KeyPhrases)
            {
                await foreach (var photo in source.FindAsync(phrase, MostPhotos, cancellationToken))
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
}
