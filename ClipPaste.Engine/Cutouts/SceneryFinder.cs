namespace ClipPaste.Engine.Cutouts;

/// <summary>Finds land and buildings: everything below the sky.</summary>
internal sealed class SceneryFinder(SegmentAnything segmenter)
{
    private readonly SkyFinder skies = new(segmenter);

    /// <summary>The land below the sky, where there is a sky.</summary>
    public List<ObjectCandidate> Find(PhotoAnalysis analysis)
    {
        if (skies.Find(analysis) is not { } sky)
            return [];
        var land = new MaskPlane(sky.Logits.Width, sky.Logits.Height);
        for (var i = 0; i < land.Values.Length; i++)
            land.Values[i] = -sky.Logits.Values[i];
        return [new ObjectCandidate(analysis, land, CutoutKind.Scenery, sky.Certainty)];
    }
}
