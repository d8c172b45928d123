namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// Finds things with an outline of their own: salient regions, each outlined by Segment Anything and corrected where the two networks
/// disagree.
/// </summary>
internal sealed class SubjectFinder(SegmentAnything segmenter)
{
    private const float Salient = 0.5f;
    private const double SmallestRegion = 0.005;
    private const int MostRegions = 4;
    private const int Corrections = 2;
    private const double SmallestError = 0.03;

    /// <summary>Outlines every salient region, and all of them together where there are several.</summary>
    public List<ObjectCandidate> Find(PhotoAnalysis analysis)
    {
        var found = MaskRegions.Find(analysis.Saliency, Salient);
        var regions = found.Regions.Where(region => region.Area >= SmallestRegion * analysis.Cells)
            .OrderByDescending(region => region.Area).Take(MostRegions).ToList();
        var parts = regions.ConvertAll(region => Outline(analysis, Only(analysis.Saliency, found.Labels, [region])));
        if (parts.Count < 2)
            return parts;
        var group = Outline(analysis, Only(analysis.Saliency, found.Labels, regions));
        return Weigh(parts, group);
    }

    /// <summary>
    /// Parts that meet broadly in the outline of the whole are probably one thing seen behind a twig: then the whole is worth more than
    /// they are.
    /// </summary>
    private static List<ObjectCandidate> Weigh(List<ObjectCandidate> parts, ObjectCandidate group)
    {
        const double partOfOne = 0.8, wholeOfSure = 0.95, broad = 0.08;
        var joined = parts.FindAll(part => MaskMeasures.Contact(part.Logits, group.Logits) > broad);
        if (joined.Count == parts.Count)
            group = group with { Quality = Math.Max(group.Quality, wholeOfSure * joined.Average(part => part.Quality)) };
        return [.. parts.Select(part => joined.Contains(part) ? part with { Quality = partOfOne * part.Quality } : part), group];
    }

    /// <summary>Outlines what the detector found.</summary>
    public ObjectCandidate Find(PhotoAnalysis analysis, Detection detection)
    {
        var prompt = new SegmentPrompt(detection.Box, []);
        var mask = segmenter.Outline(analysis.Embedding, prompt);
        mask = segmenter.Outline(analysis.Embedding, prompt, mask);
        var logits = mask.ToPlane();
        MaskTidier.Tidy(logits);
        var filled = MaskMeasures.Bounds(logits, 0) is { } cells ? MaskMeasures.Overlap(analysis.PixelsOf(cells), detection.Box) : 0;
        return new ObjectCandidate(analysis, logits, CutoutKind.Subject, MaskQuality.Of(logits, mask.Score, filled * detection.Score));
    }

    /// <summary>Outlines the object that <paramref name="saliency"/> (0..1) marks.</summary>
    public ObjectCandidate Outline(PhotoAnalysis analysis, MaskPlane saliency)
    {
        var box = analysis.PixelsOf(MaskMeasures.Bounds(saliency, Salient) ?? new PixelBox(0, 0, analysis.Width, analysis.Height));
        var points = new List<SegmentPoint>();
        var best = segmenter.Outline(analysis.Embedding, new SegmentPrompt(box, points));
        var bestAgreement = Agreement(best, saliency);
        for (var round = 0; round < Corrections; round++)
        {
            if (LargestError(analysis, best.ToPlane(), saliency) is { } correction)
                points.Add(correction);
            var next = segmenter.Outline(analysis.Embedding, new SegmentPrompt(box, points), best);
            var agreement = Agreement(next, saliency);
            if (agreement <= bestAgreement)
                break;
            (best, bestAgreement) = (next, agreement);
        }
        var logits = Fuse(best.ToPlane(), saliency);
        MaskTidier.Tidy(logits);
        return new ObjectCandidate(analysis, logits, CutoutKind.Subject, MaskQuality.Of(logits, best.Score, bestAgreement));
    }

    private static double Agreement(SegmentedMask mask, MaskPlane saliency) => MaskMeasures.Overlap(mask.ToPlane(), 0, saliency, Salient);

    /// <summary>
    /// The deepest cell of what is surely salient but outside the mask, or surely not salient but inside, whichever is larger; null where
    /// both are small.
    /// </summary>
    private static SegmentPoint? LargestError(PhotoAnalysis analysis, MaskPlane logits, MaskPlane saliency)
    {
        const float surelyIn = 0.8f, surelyOut = 0.15f;
        int missed = 0, extra = 0;
        bool[] missedCells = new bool[logits.Values.Length], extraCells = new bool[logits.Values.Length];
        for (var i = 0; i < missedCells.Length; i++)
        {
            missed += (missedCells[i] = logits.Values[i] <= 0 && saliency.Values[i] > surelyIn) ? 1 : 0;
            extra += (extraCells[i] = logits.Values[i] > 0 && saliency.Values[i] < surelyOut) ? 1 : 0;
        }
        if (Math.Max(missed, extra) < SmallestError * MaskMeasures.Area(saliency, Salient))
            return null;
        var cells = missed >= extra ? missedCells : extraCells;
        return DeepestCell.Find(cells, logits.Width) is { } cell ? analysis.PointAt(cell, inside: missed >= extra) : null;
    }

    /// <summary>Adds the two networks' evidence: Segment Anything's fine outline decides unless it is unsure, then saliency does.</summary>
    private static MaskPlane Fuse(MaskPlane logits, MaskPlane saliency)
    {
        const float mostLogit = 10, mostSaliency = 3, weight = 1.2f;
        var fused = new MaskPlane(logits.Width, logits.Height);
        for (var i = 0; i < fused.Values.Length; i++)
        {
            var probability = Math.Clamp(saliency.Values[i], 0.001f, 0.999f);
            var evidence = Math.Clamp(MathF.Log(probability / (1 - probability)), -mostSaliency, mostSaliency);
            fused.Values[i] = Math.Clamp(logits.Values[i], -mostLogit, mostLogit) + (weight * evidence);
        }
        return fused;
    }

    private static MaskPlane Only(MaskPlane saliency, int[] labels, IReadOnlyList<MaskRegion> regions)
    {
        var kept = new MaskPlane(saliency.Width, saliency.Height);
        for (var i = 0; i < labels.Length; i++)
        {
            // What is below the threshold belongs to no region: it stays as it is, so that soft edges survive.
            if (labels[i] == 0 || regions.Any(region => region.Label == labels[i]))
                kept.Values[i] = saliency.Values[i];
        }
        return kept;
    }
}
