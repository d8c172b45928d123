using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// Looks again at an object that is small in its photo: the networks see only its surroundings, so its outline comes out several times
/// finer.
/// </summary>
internal sealed class CloserLook(SaliencyNetwork saliency, SegmentAnything segmenter, SubjectFinder subjects)
{
    private const double SmallObject = 0.5;
    private const double Surroundings = 0.2;
    private const double SameObject = 0.8;
    private const float SurelyOutside = -3;

    /// <summary>The object with a finer outline, or as it was when it is not small or looks like another one from near.</summary>
    public ObjectCandidate Refine(ObjectCandidate candidate)
    {
        var photo = candidate.Analysis.Photo;
        var box = candidate.Box;
        if (Math.Max(box.Width, box.Height) > SmallObject * Math.Max(photo.Width, photo.Height))
            return candidate;
        var analysis = PhotoAnalysis.Make(photo, Around(box, photo), saliency, segmenter);
        var coarse = Project(candidate, analysis);
        var guide = new MaskPlane(analysis.Width, analysis.Height);
        for (var i = 0; i < guide.Values.Length; i++)
        {
            // What the first look surely excluded, such as a neighbour of the same kind, stays out.
            var inside = 1 / (1 + MathF.Exp(-coarse.Values[i]));
            guide.Values[i] = coarse.Values[i] < SurelyOutside ? inside : (inside + analysis.Saliency.Values[i]) / 2;
        }
        var finer = subjects.Outline(analysis, guide);
        var same = MaskMeasures.Overlap(finer.Logits, 0, coarse, 0) >= SameObject;
        return same ? finer with { Kind = candidate.Kind, Quality = candidate.Quality } : candidate;
    }

    private static PixelBox Around(PixelBox box, RgbaImage photo)
    {
        var margin = (int)(Math.Max(box.Width, box.Height) * Surroundings);
        int left = Math.Max(0, box.X - margin), top = Math.Max(0, box.Y - margin);
        int right = Math.Min(photo.Width, box.X + box.Width + margin), bottom = Math.Min(photo.Height, box.Y + box.Height + margin);
        return new PixelBox(left, top, right - left, bottom - top);
    }

    /// <summary>The candidate's logits on the grid of the closer look.</summary>
    private static MaskPlane Project(ObjectCandidate candidate, PhotoAnalysis analysis)
    {
        var projected = new MaskPlane(analysis.Width, analysis.Height);
        var window = candidate.Analysis.Embedding.Window;
        for (var y = 0; y < projected.Height; y++)
        {
            for (var x = 0; x < projected.Width; x++)
            {
                var point = analysis.PointAt((x, y), inside: true);
                projected[x, y] = candidate.Logits.Sample(
                    ((point.X - window.X) / candidate.Analysis.Step) - 0.5, ((point.Y - window.Y) / candidate.Analysis.Step) - 0.5);
            }
        }
        return projected;
    }
}
