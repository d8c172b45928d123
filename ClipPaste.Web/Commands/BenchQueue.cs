using System.Collections.Immutable;
using System.Diagnostics;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Commands;

/// <summary>What the durable queue does for a job, in a data folder of its own: accepts it on the disk, has workers claim it side by side, keeps its iterations, ends it.</summary>
internal static class BenchQueue
{
    private const int Jobs = 2000;
    private const int Workers = 4;

    // As many as are written together where a run has ten iterations a second.
    private const int Together = 10;

    /// <summary>Measures it once.</summary>
    /// <param name="document">Whose iterations are kept.</param>
    public static QueueCost Measure(CollageDocument document)
    {
        var folder = Directory.CreateTempSubdirectory("clippaste-bench-");
        try
        {
            return Measure(new StudioDatabase(folder.FullName), document);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static QueueCost Measure(StudioDatabase database, CollageDocument document)
    {
        var project = new ProjectStore(database, TimeProvider.System).Create(new ProjectState());
        var queue = new JobQueue(
            database, new AccountQuotas(database, new Quotas()), new QueueOptions { Queued = Jobs }, TimeProvider.System, new BootClock(), instance: "bench");
        var accepted = PerSecond(() => Enumerable.Range(0, Jobs).ToList().ForEach(number => queue.Enqueue(new NewJob($"job{number}", JobKind.Run, project, Caller.LocalId, 1, []))));
        var held = new Job[Jobs];
        var next = -1;
        var claimed = PerSecond(() => Parallel.For(0, Workers, new ParallelOptions { MaxDegreeOfParallelism = Workers }, _ =>
        {
            while (queue.Claim(JobKind.Run) is { } job)
                held[Interlocked.Increment(ref next)] = job;
        }));
        if (next + 1 != Jobs || held.DistinctBy(job => job.Id).Count() != Jobs)
            throw new InvalidOperationException($"Of {Jobs} jobs {next + 1} were claimed, {held.DistinctBy(job => job?.Id).Count()} of them different: the queue is at fault.");
        var kept = KeepMilliseconds(new RunStore(database, TimeProvider.System), project, held[0], document);
        var ended = PerSecond(() => Array.ForEach(held, job => queue.End(job.Held, JobState.Done)));
        return new QueueCost(Jobs, Workers, accepted, claimed, ended, kept);
    }

    private static double KeepMilliseconds(RunStore runs, string project, Job job, CollageDocument document)
    {
        runs.Add(job.Id, project, Jobs, new KeptRun(new ProjectState(), Version: 1));
        var series = new BenchSeries();
        var ids = document.Pieces.Select(piece => piece.Id).ToImmutableArray();
        for (var first = 1; first < Jobs; first += Together)
        {
            var frames = Enumerable.Range(first, Together).Select(number => FrameMessage.Of(
                job.Id, 1, new IterationFrame(number, 1 / 3.0, 2 / 7.0, [.. document.Pieces.Select(piece => piece.Pose)], document.Background.Colours, 13.7, 42.1), 1_800_000_000_000, ids));
            var news = new RunNews(job.Held, [.. frames], [], Kept: null);
            var began = Stopwatch.GetTimestamp();
            runs.Write([news]);
            series.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds / Together);
        }
        return series.Median;
    }

    private static double PerSecond(Action all)
    {
        var began = Stopwatch.GetTimestamp();
        all();
        return Math.Round(Jobs / Stopwatch.GetElapsedTime(began).TotalSeconds);
    }
}
