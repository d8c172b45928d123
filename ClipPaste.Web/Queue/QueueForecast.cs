namespace ClipPaste.Web.Queue;

/// <summary>A job of a kind that waits or runs.</summary>
/// <param name="Id">The job.</param>
/// <param name="Owner">The account that it counts for.</param>
/// <param name="Most">Jobs of its owner that run at a time.</param>
/// <param name="Running">Whether it runs.</param>
/// <param name="Size">How much there is to do.</param>
/// <param name="Done">How much is done.</param>
/// <param name="Worked">Seconds that it was worked on.</param>
internal readonly record struct QueueEntry(string Id, string Owner, int Most, bool Running, int Size, int Done, double Worked);

/// <summary>Plays the queue through to tell when a job's turn will come. Pure.</summary>
internal static class QueueForecast
{
    /// <summary>How long a waiting job waits.</summary>
    /// <param name="id">The job; one of the entries.</param>
    /// <param name="entries">All jobs of its kind, in their order.</param>
    /// <param name="served">When owners were served last, in any growing numbers; those never served come first.</param>
    /// <param name="slots">Jobs that run at a time.</param>
    /// <param name="pace">Seconds for a unit, of jobs that are over; null while there is none.</param>
    public static JobPlace Of(
        string id, IReadOnlyList<QueueEntry> entries, IReadOnlyDictionary<string, long> served, int slots, double? pace)
    {
        var seconds = pace ?? OwnPace(entries);
        var running = entries.Where(entry => entry.Running).Select(entry => (entry.Owner, Ends: Left(entry, seconds))).ToList();
        var waiting = entries.Where(entry => !entry.Running).ToList();
        var turns = new Dictionary<string, long>(served, StringComparer.Ordinal);
        var (now, turn, ahead) = (0.0, turns.Count == 0 ? 0 : turns.Values.Max(), 0);
        while (true)
        {
            var next = running.Count < slots ? Next(waiting, running, turns) : -1;
            if (next < 0 && running.Count == 0)
                return new JobPlace(ahead, seconds is null ? null : now);
            if (next < 0)
            {
                var first = running.MinBy(job => job.Ends);
                running.Remove(first);
                now = Math.Max(now, first.Ends);
                continue;
            }
            var job = waiting[next];
            waiting.RemoveAt(next);
            // Whose turn has come already stands in nobody's way.
            if (now > 0)
                ahead++;
            if (job.Id == id)
                return new JobPlace(ahead, seconds is null ? null : now);
            turns[job.Owner] = ++turn;
            running.Add((job.Owner, now + Left(job, seconds)));
        }
    }

    // Without any pace known, order still is: every job counts as long as its size.
    private static double Left(QueueEntry entry, double? seconds) => Math.Max(.5, (entry.Size - entry.Done) * (seconds ?? 1));

    private static double? OwnPace(IReadOnlyList<QueueEntry> entries)
    {
        var begun = entries.Where(entry => entry is { Running: true, Done: > 0 }).ToList();
        return begun.Count == 0 ? null : begun.Sum(entry => entry.Worked) / begun.Sum(entry => entry.Done);
    }

    private static int Next(List<QueueEntry> waiting, List<(string Owner, double Ends)> running, Dictionary<string, long> turns)
    {
        var best = -1;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < waiting.Count; index++)
        {
            var owner = waiting[index].Owner;
            if (!seen.Add(owner) || running.Count(job => job.Owner == owner) >= waiting[index].Most)
                continue;
            if (best < 0 || turns.GetValueOrDefault(owner) < turns.GetValueOrDefault(waiting[best].Owner))
                best = index;
        }
        return best;
    }
}
