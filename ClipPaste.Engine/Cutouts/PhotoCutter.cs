using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Cutouts;

/// <summary>Cuts objects and scenery out of photos.</summary>
/// <remarks>The networks stay the caller's; a cutter may be used from several threads.</remarks>
/// <param name="saliency">Tells what catches the eye.</param>
/// <param name="segmenter">Outlines it.</param>
/// <param name="detector">Tells several things apart, or null where its weights are not there.</param>
public sealed class PhotoCutter(SaliencyNetwork saliency, SegmentAnything segmenter, ObjectDetector? detector = null)
{
    private const double SmallestArea = 0.012;
    private const double LargestArea = 0.92;
    private const int FewestPixels = 1000;
    private const double SameObject = 0.85;
    private const double LowestQuality = 0.66;
    private const double LowestSceneryQuality = 0.8;
    private const double SmallestBuilding = 0.08;
    private const double LowestBuildingQuality = 0.9;
    private const int MostCloserLooks = 2;
    private readonly SubjectFinder subjects = new(segmenter);
    private readonly SceneryFinder scenery = new(segmenter);
    private readonly CloserLook closer = new(saliency, segmenter, new SubjectFinder(segmenter));

    /// <summary>Changes whenever the same photo would be cut in another way; with the detector the ways differ too.</summary>
    public string Version => detector is null ? "2" : "2-detector";

    /// <summary>Cuts the photo up.</summary>
    /// <param name="source">Where the photo comes from.</param>
    /// <param name="photo">Its pixels.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="cancellationToken">Stops between two steps, each about a second at most.</param>
    /// <returns>Best first; empty where nothing can be cut cleanly.</returns>
    public IReadOnlyList<Cutout> Cut(
        SourcePhoto source, RgbaImage photo, CutoutRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        var analysis = PhotoAnalysis.Make(photo, new PixelBox(0, 0, photo.Width, photo.Height), saliency, segmenter);
        cancellationToken.ThrowIfCancellationRequested();
        var cutouts = new List<Cutout>();
        foreach (var candidate in Choose(FindAll(analysis, request.Kind), request.Limit))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var refined = candidate.Kind == CutoutKind.Subject && cutouts.Count < MostCloserLooks ? closer.Refine(candidate) : candidate;
            if (CutoutFinisher.Finish(source, refined) is { } cutout)
                cutouts.Add(cutout);
        }
        return cutouts;
    }

    private IEnumerable<ObjectCandidate> FindAll(PhotoAnalysis analysis, CutoutKind? kind)
    {
        var things = subjects.Find(analysis);
        foreach (var detection in detector?.Detect(analysis.Photo) ?? [])
            things.Add(subjects.Find(analysis, detection));
        if (kind == CutoutKind.Subject)
            return things.Where(thing => thing.Quality >= LowestQuality);
        var lands = scenery.Find(analysis).Where(land => land.Quality >= LowestSceneryQuality);
        if (kind == CutoutKind.Scenery)
        {
            var smallest = SmallestBuilding * analysis.Cells;
            var buildings = things.Where(thing => thing.Quality >= LowestBuildingQuality && thing.Area >= smallest);
            return lands.Concat(buildings.Select(building => building with { Kind = CutoutKind.Scenery }));
        }
        return lands.Concat(things.Where(thing => thing.Quality >= LowestQuality)
            .Select(thing => SpansPhoto(thing) ? thing with { Kind = CutoutKind.Scenery } : thing));
    }

    /// <summary>What reaches from one side of the photo to the other is scenery.</summary>
    private static bool SpansPhoto(ObjectCandidate thing) => thing.Cells.X == 0 && thing.Cells.Width == thing.Logits.Width;

    /// <summary>Drops crumbs, nearly whole photos and duplicates (boxes or masks that overlap by more than 0.85).</summary>
    private static List<ObjectCandidate> Choose(IEnumerable<ObjectCandidate> candidates, int limit)
    {
        var chosen = new List<ObjectCandidate>();
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Quality))
        {
            var share = (double)candidate.Area / candidate.Analysis.Cells;
            var pixels = candidate.Area * candidate.Analysis.Step * candidate.Analysis.Step;
            if (pixels < FewestPixels || share < SmallestArea || share > LargestArea || chosen.Exists(better => IsSame(better, candidate)))
                continue;
            chosen.Add(candidate);
            if (chosen.Count == limit)
                break;
        }
        return chosen;
    }

    private static bool IsSame(ObjectCandidate better, ObjectCandidate candidate) =>
        MaskMeasures.Overlap(better.Logits, 0, candidate.Logits, 0) > SameObject
        || (better.Kind == candidate.Kind && MaskMeasures.Overlap(better.Cells, candidate.Cells) > SameObject);
}
