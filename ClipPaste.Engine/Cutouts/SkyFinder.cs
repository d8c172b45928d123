namespace ClipPaste.Engine.Cutouts;

/// <summary>The sky of a photo.</summary>
/// <param name="Logits">Above 0 in the sky.</param>
/// <param name="Certainty">0..1.</param>
internal sealed record Sky(MaskPlane Logits, double Certainty);

/// <summary>Finds the sky: what Segment Anything outlines from points along the photo's upper border, if it looks like a sky.</summary>
internal sealed class SkyFinder(SegmentAnything segmenter)
{
    private const double SmallestShare = 0.06;
    private const double SmallestTop = 0.5;
    private const double SkyLike = 0.7;
    private const float Salient = 0.5f;
    private static readonly double[] Places = [0.06, 0.28, 0.5, 0.72, 0.94];

    /// <summary>The sky, or null where there is none.</summary>
    public Sky? Find(PhotoAnalysis analysis)
    {
        var points = Seeds(analysis);
        if (points.Count == 0)
            return null;
        var prompt = new SegmentPrompt(null, points);
        var mask = segmenter.Outline(analysis.Embedding, prompt);
        mask = segmenter.Outline(analysis.Embedding, prompt, mask);
        var logits = mask.ToPlane();
        KeepTop(logits);
        var likeness = SkyLikeness(analysis, logits);
        var share = (double)MaskMeasures.Area(logits, 0) / analysis.Cells;
        if (share < SmallestShare || TopShare(logits) < SmallestTop || likeness < SkyLike)
            return null;
        return new Sky(logits, Math.Clamp(MaskMeasures.Stability(logits, 2) * likeness, 0, 1));
    }

    /// <summary>Points near the upper border that look like sky and catch no eye.</summary>
    private static List<SegmentPoint> Seeds(PhotoAnalysis analysis)
    {
        var points = new List<SegmentPoint>();
        var row = Math.Min(analysis.Height - 1, Math.Max(2, analysis.Height / 25));
        foreach (var place in Places)
        {
            var column = (int)(place * analysis.Width);
            if (LooksLikeSky(analysis, column, row) && analysis.Saliency[column, row] < Salient)
                points.Add(analysis.PointAt((column, row), inside: true));
        }
        return points;
    }

    /// <summary>Blue, or bright and nearly grey.</summary>
    private static bool LooksLikeSky(PhotoAnalysis analysis, int x, int y)
    {
        var cell = (y * analysis.Width) + x;
        float red = analysis.Colours[cell], green = analysis.Colours[analysis.Cells + cell];
        var blue = analysis.Colours[(2 * analysis.Cells) + cell];
        float brightest = Math.Max(red, Math.Max(green, blue)), darkest = Math.Min(red, Math.Min(green, blue));
        var isBlue = blue >= green - 4 && blue > red + 6;
        var isPale = brightest > 120 && brightest - darkest < 0.22f * brightest;
        return isBlue || isPale;
    }

    /// <summary>The share of the mask that has the sky's colours, less where it is rough; 0..1.</summary>
    private static double SkyLikeness(PhotoAnalysis analysis, MaskPlane logits)
    {
        int sky = 0, like = 0;
        double roughness = 0;
        for (var y = 0; y < logits.Height - 1; y++)
        {
            for (var x = 0; x < logits.Width - 1; x++)
            {
                if (logits[x, y] <= 0 || logits[x + 1, y] <= 0 || logits[x, y + 1] <= 0)
                    continue;
                sky++;
                like += LooksLikeSky(analysis, x, y) ? 1 : 0;
                var cell = analysis.Cells + (y * analysis.Width) + x;
                var green = analysis.Colours[cell];
                roughness += Math.Abs(analysis.Colours[cell + 1] - green) + Math.Abs(analysis.Colours[cell + analysis.Width] - green);
            }
        }
        const double roughSky = 12;
        return sky == 0 ? 0 : (double)like / sky * Math.Clamp(1.4 - (roughness / sky / roughSky), 0, 1);
    }

    private static double TopShare(MaskPlane logits)
    {
        var inside = 0;
        for (var x = 0; x < logits.Width; x++)
            inside += logits[x, 0] > 0 ? 1 : 0;
        return (double)inside / logits.Width;
    }

    /// <summary>
    /// Only what hangs together with the upper border is sky (a lake is not), and only what hangs together with the ground is not (a
    /// cloud is).
    /// </summary>
    private static void KeepTop(MaskPlane logits)
    {
        const float sure = 8;
        const double islandShare = 0.02;
        var skies = MaskRegions.Find(logits, 0);
        var horizon = skies.Regions.Where(sky => sky.Box.Y == 0).Select(sky => sky.Box.Height).DefaultIfEmpty(0).Max();
        for (var i = 0; i < logits.Values.Length; i++)
        {
            // A gap between towers lies above the horizon, a lake below.
            if (skies.Labels[i] > 0 && skies.Regions[skies.Labels[i] - 1].Box is { Y: > 0 } box && box.Y + box.Height > horizon)
                logits.Values[i] = -sure;
        }
        var lands = MaskRegions.Find(logits, 0, below: true);
        for (var i = 0; i < logits.Values.Length; i++)
        {
            if (lands.Labels[i] == 0)
                continue;
            var land = lands.Regions[lands.Labels[i] - 1];
            if (land.Box.Y + land.Box.Height < logits.Height && land.Area < islandShare * logits.Values.Length)
                logits.Values[i] = sure;
        }
    }
}
