namespace ClipPaste.Engine.Prompts;

/// <summary>Hierarchical clustering of phrases by the stems they share: Jaccard distance, average linkage, cut at .74 (as TopicRank's
/// authors do).</summary>
internal static class TopicClusters
{
    private const double LargestDistance = .74;

    /// <summary>The clusters in the order of their first phrase; within a cluster too the first phrase of the text comes first.</summary>
    public static IReadOnlyList<IReadOnlyList<PhraseCandidate>> Of(IReadOnlyList<PhraseCandidate> candidates)
    {
        var distances = new double[candidates.Count, candidates.Count];
        for (var a = 0; a < candidates.Count; a++)
        {
            for (var b = a + 1; b < candidates.Count; b++)
                distances[a, b] = distances[b, a] = Distance(candidates[a].Stems, candidates[b].Stems);
        }
        var clusters = Enumerable.Range(0, candidates.Count).Select(i => new List<int> { i }).ToList();
        while (Nearest(clusters, distances) is { } pair)
        {
            clusters[pair.A].AddRange(clusters[pair.B]);
            clusters.RemoveAt(pair.B);
        }
        return clusters.Select(c => c.Order().Select(i => candidates[i]).ToArray()).OrderBy(c => c[0].Offsets[0]).ToArray();
    }

    private static (int A, int B)? Nearest(List<List<int>> clusters, double[,] distances)
    {
        (int A, int B)? nearest = null;
        var least = LargestDistance;
        for (var a = 0; a < clusters.Count; a++)
        {
            for (var b = a + 1; b < clusters.Count; b++)
            {
                var distance = clusters[a].Average(p => clusters[b].Average(q => distances[p, q]));
                if (distance < least || (nearest is null && distance <= least))
                    (nearest, least) = ((a, b), distance);
            }
        }
        return nearest;
    }

    /// <summary>Of the stems in either phrase, the share that does not stand equally often in both.</summary>
    private static double Distance(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var all = a.Union(b, StringComparer.Ordinal).ToArray();
        return (double)all.Count(stem => a.Count(s => s == stem) != b.Count(s => s == stem)) / all.Length;
    }
}
