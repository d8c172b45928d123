using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Api;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Commands;

/// <summary>Has a studio do the long things of a collage, waits for them and tells how they go.</summary>
internal sealed class RemoteProject(StudioClient studio, IProgress<MakeEvent> progress)
{
    // Well below what a studio allows a program in a minute.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(.7);

    /// <summary>Begins something long and waits for its end.</summary>
    /// <param name="project">The collage's id.</param>
    /// <param name="what">Where it is begun, below the collage's address.</param>
    /// <param name="body">What is sent; null for nothing.</param>
    /// <param name="kind">One of <see cref="ActivityKind"/>.</param>
    /// <param name="token">Waits no longer.</param>
    /// <exception cref="HttpRequestException">It cannot be done; the message says why.</exception>
    public async Task DoAsync(string project, string what, object? body, string kind, CancellationToken token)
    {
        await studio.SendAsync(HttpMethod.Post, $"projects/{project}/{what}", body, token);
        while (true)
        {
            var collage = await studio.GetAsync<ProjectAnswer>($"projects/{project}", token);
            if (collage.Activities.FirstOrDefault(activity => activity.Kind == kind) is not { } activity)
                return;
            if (activity.Failure is { } failure)
                throw new HttpRequestException(failure);
            if (activity.Total > 0)
                progress.Report(new MakeEvent.Progressed(activity.Done, activity.Total, activity.SecondsLeft));
            await Task.Delay(Pause, token);
        }
    }

    /// <summary>Waits for the end of a run.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="token">Ends the run with the best so far.</param>
    /// <exception cref="HttpRequestException">It has failed; the message says why.</exception>
    public async Task<RunAnswer> FollowAsync(string run, CancellationToken token)
    {
        var (told, stopped) = (0, false);
        while (true)
        {
            if (token.IsCancellationRequested && !stopped)
            {
                stopped = true;
                await studio.SendAsync(HttpMethod.Post, $"runs/{run}/stop", body: null, CancellationToken.None);
            }
            var now = await studio.GetAsync<RunAnswer>($"runs/{run}", CancellationToken.None);
            if (now is { Iteration: > 0, Score: { } score } && now.Iteration != told)
            {
                told = now.Iteration;
                progress.Report(new MakeEvent.Iterated(new IterationFrame(now.Iteration, now.Loss ?? 0, score, [], [], now.PerSecond ?? 0, now.SecondsLeft ?? 0)));
            }
            if (now.Phase == RunPhase.Failed)
                throw new HttpRequestException(now.Told ?? "The run has failed.");
            if (now.Phase is RunPhase.Done or RunPhase.Stopped)
                return now;
            // Whoever has stopped the run still waits for its end, and not without a pause.
            await Task.Delay(Pause, stopped ? CancellationToken.None : token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Exports a collage as it is now into a file here.</summary>
    /// <param name="project">The collage's id.</param>
    /// <param name="options">What is exported.</param>
    /// <param name="path">The file, replaced whole.</param>
    /// <param name="token">Waits no longer.</param>
    /// <exception cref="HttpRequestException">It cannot be exported; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task ExportAsync(string project, ExportOptions options, string path, CancellationToken token)
    {
        var job = await studio.SendAsync<JobAnswer>(HttpMethod.Post, $"projects/{project}/exports", options, token);
        while (job.Export is null)
        {
            if (job.Ended is not null)
                throw new HttpRequestException(job.Told ?? "The export has not come about.");
            await Task.Delay(Pause, token);
            job = await studio.GetAsync<JobAnswer>($"jobs/{job.Id}", token);
        }
        await using var file = await studio.OpenAsync($"exports/{job.Export}/file", token);
        AtomicFile.Write(path, file.CopyTo);
    }
}
