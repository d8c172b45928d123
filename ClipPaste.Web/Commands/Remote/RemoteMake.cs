using System.Collections.Frozen;
using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Api;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Commands;

/// <summary><c>make --server</c>: the steps of the studio, one after the other, as its user would take them. The collage stays in the studio.</summary>
internal sealed class RemoteMake(StudioClient studio, IProgress<MakeEvent> progress)
{
    private readonly RemoteProject _projects = new(studio, progress);

    /// <summary>Makes a collage there and writes what came of it here.</summary>
    /// <param name="options">What to make.</param>
    /// <param name="pieces">Pieces at most; null for as many as the sentence asks for.</param>
    /// <param name="files">The files to write.</param>
    /// <param name="size">Size of the picture in pixels.</param>
    /// <param name="token">Ends the run with the best so far; before that, everything.</param>
    /// <returns>What was made, without the seconds.</returns>
    public async Task<MakeSummary> MakeAsync(MakeOptions options, int? pieces, OutputFiles files, (int Width, int Height) size, CancellationToken token)
    {
        Begin(MakePhase.Prompt);
        var collage = (await studio.SendAsync<ProjectAnswer>(HttpMethod.Post, "projects", Wish(options), token)).Id;
        Begin(MakePhase.Photos);
        if (options.PhotoFolder is { } folder)
            await UploadAsync(collage, folder, token);
        await _projects.DoAsync(collage, "search", body: null, ActivityKind.Search, token);
        Begin(MakePhase.Cutouts);
        await _projects.DoAsync(collage, "cutouts", body: null, ActivityKind.Cut, token);
        await studio.SendAsync(HttpMethod.Post, $"projects/{collage}/cutouts/approve", new ApproveRequest(pieces), token);
        Begin(MakePhase.Layouts);
        await LayOutAsync(collage, token);
        var run = options.Run.Iterations == 0 ? null : await RunAsync(collage, token);
        Begin(MakePhase.Export);
        // Whoever stopped the run wants what there is.
        var later = run?.Phase == RunPhase.Stopped ? CancellationToken.None : token;
        await _projects.ExportAsync(collage, new ExportOptions(RemoteFormat.Of(files.Image), Math.Max(size.Width, size.Height)), files.Image, later);
        await _projects.ExportAsync(collage, new ExportOptions(ExportFormat.Credits), files.Credits, later);
        await _projects.ExportAsync(collage, new ExportOptions(ExportFormat.Project), files.Project, later);
        var made = await studio.GetAsync<ProjectAnswer>($"projects/{collage}", later);
        return new MakeSummary(
            files.Image, files.Credits, files.Project, size.Width, size.Height, made.Model, made.Seed, made.Pieces, run?.Iteration ?? 0,
            run is null ? 0 : await StartOfAsync(run.Id), run?.Score ?? 0, run?.Phase == RunPhase.Stopped, FrozenDictionary<string, double>.Empty);
    }

    private static ProjectChangeRequest Wish(MakeOptions options) => new()
    {
        Prompt = options.Prompt,
        Title = ProjectTitle.Of(options.Prompt),
        Negatives = [.. options.Negatives.Select(negative => new PhraseAnswer(negative.Text, negative.Weight))],
        Aspect = options.Aspect,
        Model = options.Model,
        Iterations = Math.Max(1, options.Run.Iterations),
        Seed = options.Seed,
    };

    private void Begin(string phase) => progress.Report(new MakeEvent.PhaseStarted(phase));

    // One by one: what is refused is told, and the others are used all the same.
    private async Task UploadAsync(string collage, string folder, CancellationToken token)
    {
        var files = new PictureFiles(folder, Warn).List();
        foreach (var (number, file) in files.Index())
        {
            progress.Report(new MakeEvent.Progressed(number, files.Count, SecondsLeft: null));
            var answer = await studio.SendFileAsync<UploadAnswer>($"projects/{collage}/photos", file, asForm: true, token);
            foreach (var refused in answer.Refused)
                Warn($"{refused.Name} is left out: {refused.Reason}");
        }
    }

    private void Warn(string sentence) => progress.Report(new MakeEvent.Warned(sentence));

    private async Task LayOutAsync(string collage, CancellationToken token)
    {
        await _projects.DoAsync(collage, "layouts", body: null, ActivityKind.Layouts, token);
        var layouts = await studio.GetAsync<ImmutableArray<LayoutAnswer>>($"projects/{collage}/layouts", token);
        await studio.SendAsync(HttpMethod.Post, $"projects/{collage}/layouts/{layouts[0].Id}/choose", body: null, token);
    }

    private async Task<RunAnswer> RunAsync(string collage, CancellationToken token)
    {
        Begin(MakePhase.Optimise);
        token.ThrowIfCancellationRequested();
        // Once it is asked for there may be a run, and then it is stopped and not left alone.
        var run = await studio.SendAsync<RunAnswer>(HttpMethod.Post, $"projects/{collage}/runs", body: null, CancellationToken.None);
        return await _projects.FollowAsync(run.Id, token);
    }

    private async Task<double> StartOfAsync(string run) =>
        (await studio.GetAsync<FramesAnswer>($"runs/{run}/frames?limit=1", CancellationToken.None)).Frames.FirstOrDefault()?.Score ?? 0;
}
