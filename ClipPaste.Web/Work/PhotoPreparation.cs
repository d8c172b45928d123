using System.Collections.Immutable;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Web.Work;

/// <summary>Lets the judge look at photos for the first time, a few at a time, so that others who ask it something do not wait for all of
/// them.</summary>
/// <param name="judge">Looks.</param>
internal sealed class PhotoPreparation(Judge judge)
{
    private const int AtATime = 4;

    /// <summary>Prepares photos for ranking; those that the judge has seen before cost nothing.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="photos">The photos.</param>
    /// <param name="seen">Told the number of photos done so far.</param>
    /// <param name="token">Cancels; what is done stays done.</param>
    /// <returns>Those that can be ranked: photos whose files are gone or damaged are left out.</returns>
    public async Task<ImmutableArray<SourcePhoto>> PrepareAsync(string model, IReadOnlyList<SourcePhoto> photos, Action<int> seen,
        CancellationToken token)
    {
        var ready = ImmutableArray.CreateBuilder<SourcePhoto>(photos.Count);
        var done = 0;
        foreach (var some in photos.Chunk(AtATime))
        {
            ready.AddRange(await judge.AskAsync(
                model, (tools, running) => some.Where(photo => TryPrepare(tools, photo, running)).ToArray(), token));
            seen(done += some.Length);
        }
        return ready.DrainToImmutable();
    }

    private static bool TryPrepare(JudgeTools tools, SourcePhoto photo, CancellationToken running)
    {
        running.ThrowIfCancellationRequested();
        try
        {
            tools.Ranker.Prepare(photo);
            return true;
        }
        catch (Exception error) when (error is ImageFormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
