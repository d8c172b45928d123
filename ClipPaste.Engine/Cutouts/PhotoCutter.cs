using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Cutouts;

/// <summary>Cuts objects and scenery out of photos.</summary>
/// <remarks>The networks stay the caller's; a cutter may be used from several threads.</remarks>
/// <param name="saliency">Tells what catches the eye.</param>
/// <param name="segmenter">Outlines it.</param>
public sealed class PhotoCutter(SaliencyNetwork saliency, SegmentAnything segmenter)
{
    private const double SmallestArea = 0.012;
    private const double LargestArea = 0.92;
    private const int FewestPixels = 1000;
    private const double SameObject = 0.85;
    private readonly SubjectFinder subjects = new(segmenter);
    private readonly SceneryFinder scenery = new(segmenter);

    /// <summary>Cuts the photo up.</summary>
    /// <param name="source">Where the photo comes from.</param>
    /// <param name="photo">Its pixels.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="cancellationToken">Stops between two steps, each a fraction of a second.</param>
    /// <returns>Best first; empty where nothing can be cut cleanly.</returns>
    public IReadOnlyList<Cutout> Cut(SourcePhoto source, RgbaImage photo, CutoutRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        var analysis = PhotoAnalysis.Make(photo, new PixelBox(0, 0, photo.Width, photo.Height), saliency, segmenter);
        cancellationToken.ThrowIfCancellationRequested();
        var candidates = subjects.Find(analysis);
        candidates.AddRange(scenery.Find(analysis));
        var chosen = Choose(candidates, analysis, request);
        var cutouts = new List<Cutout>();
        foreach (var candidate in chosen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (CutoutFinisher.Finish(source, candidate) is { } cutout)
                cutouts.Add(cutout);
        }
        return cutouts;
    }

    private static List<ObjectCandidate> Choose(List<ObjectCandidate> candidates, PhotoAnalysis analysis, CutoutRequest request)
    {
        var chosen = new List<ObjectCandidate>();
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Quality))
        {
            var pixels = candidate.Area * analysis.Step * analysis.Step;
            var share = (double)candidate.Area / analysis.Cells;
            if (pixels < FewestPixels || share < SmallestArea || share > LargestArea)
                continue;
            if (request.Kind is { } kind && candidate.Kind != kind)
                continue;
            if (chosen.Exists(better => MaskMeasures.Overlap(better.Logits, 0, candidate.Logits, 0) > SameObject))
                continue;
            chosen.Add(candidate);
            if (chosen.Count == request.Limit)
                break;
        }
        return chosen;
    }
}
