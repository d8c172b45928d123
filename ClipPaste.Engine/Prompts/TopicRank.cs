namespace ClipPaste.Engine.Prompts;

/// <summary>
/// Ranks the phrases of a tagged text by TopicRank (A. Bougouin, F. Boudin, B. Daille, "TopicRank: Graph-Based Topic Ranking for Keyphrase
/// Extraction", IJCNLP 2013): phrases that share stems form a topic, topics vote for each other the more the nearer they stand in the text,
/// and the first phrase of a topic speaks for it.
/// </summary>
internal static class TopicRank
{
    private const double Damping = .85;
    private const double Precision = 1e-9;
    private const int Rounds = 500;

    /// <summary>At most <paramref name="count"/> phrases, best first; equal ones in the order of the text. The scores of all topics sum to
    /// 1.</summary>
    public static IReadOnlyList<KeyPhrase> Rank(IReadOnlyList<TaggedWord> words, int count)
    {
        var topics = TopicClusters.Of(PhraseCandidates.Of(words));
        var scores = PageRank(Votes(topics));
        return topics
            .Select((topic, i) => new KeyPhrase(topic[0].Text, scores[i]))
            .OrderByDescending(phrase => phrase.Weight)
            .Take(count)
            .ToArray();
    }

    /// <summary>The weight between two topics: the sum of 1/gap over all pairs of places where their phrases stand.</summary>
    private static double[,] Votes(IReadOnlyList<IReadOnlyList<PhraseCandidate>> topics)
    {
        var votes = new double[topics.Count, topics.Count];
        for (var a = 0; a < topics.Count; a++)
        {
            for (var b = a + 1; b < topics.Count; b++)
                votes[a, b] = votes[b, a] = topics[a].Sum(p => topics[b].Sum(q => Closeness(p, q)));
        }
        return votes;
    }

    private static double Closeness(PhraseCandidate p, PhraseCandidate q)
    {
        var sum = 0d;
        foreach (var i in p.Offsets)
        {
            foreach (var j in q.Offsets)
                sum += 1d / (i < j ? j - i - p.Stems.Count + 1 : i - j - q.Stems.Count + 1);
        }
        return sum;
    }

    private static double[] PageRank(double[,] votes)
    {
        var n = votes.GetLength(0);
        var sums = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                sums[i] += votes[i, j];
        }
        var ranks = Enumerable.Repeat(1d / n, n).ToArray();
        for (var round = 0; n > 1 && round < Rounds; round++)
        {
            var next = new double[n];
            var change = 0d;
            for (var j = 0; j < n; j++)
            {
                for (var i = 0; i < n; i++)
                    next[j] += ranks[i] * votes[i, j] / sums[i];
                next[j] = (Damping * next[j]) + ((1 - Damping) / n);
                change += Math.Abs(next[j] - ranks[j]);
            }
            ranks = next;
            if (change < Precision)
                break;
        }
        return ranks;
    }
}
