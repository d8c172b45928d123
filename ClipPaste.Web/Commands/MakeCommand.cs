using System.CommandLine;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Web.Commands;

/// <summary><c>make</c>: a sentence becomes a collage, or the run of an earlier one goes on.</summary>
internal static class MakeCommand
{
    public static Command Create()
    {
        var command = new Command("make", "Makes a collage for a sentence.");
        MakeArguments.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            var arguments = new MakeArguments(parsed);
            return CommandRun.Guarded(arguments.InJson, reporter => Run(arguments, reporter, token));
        });
        return command;
    }

    private static async Task<int> Run(MakeArguments arguments, IMakeReporter reporter, CancellationToken token)
    {
        using var studio = arguments.Studio();
        if (studio is not null)
            return await MakeThere(studio, arguments, reporter, token);
        return arguments.Project() is { } project ? Resume(arguments, project, reporter, token) : await Make(arguments, reporter, token);
    }

    private static async Task<int> MakeThere(StudioClient studio, MakeArguments arguments, IMakeReporter reporter, CancellationToken token)
    {
        var options = arguments.Options();
        var size = arguments.Size(options.Aspect);
        var files = arguments.Files();
        var seconds = new PhaseClock(reporter);
        var made = await new RemoteMake(studio, seconds).MakeAsync(options, arguments.PiecesAsked, files, size, token);
        reporter.Done(made with { Seconds = seconds.Finish() });
        return 0;
    }

    private static async Task<int> Make(MakeArguments arguments, IMakeReporter reporter, CancellationToken token)
    {
        var options = arguments.Options();
        var size = arguments.Size(options.Aspect);
        var files = arguments.Files();
        var seconds = new PhaseClock(reporter);
        using var maker = new CollageMaker(options, ModelStores.Create());
        var made = await maker.MakeAsync(new ProjectKeeper(files.Project, seconds), token);
        return Finish(made, files, size, options.Run.Threads, seconds, reporter);
    }

    private static int Resume(MakeArguments arguments, string project, IMakeReporter reporter, CancellationToken token)
    {
        var (document, checkpoint) = ProjectFile.Load(project);
        if (checkpoint is null)
            throw new InvalidDataException($"{project} holds no run that could go on; make the collage again.");
        var options = arguments.Run(checkpoint);
        var size = arguments.Size(document.Aspect);
        var files = arguments.Files(project);
        var seconds = new PhaseClock(reporter);
        seconds.Report(new MakeEvent.PhaseStarted(MakePhase.Models));
        var vision = new VisionOptions { Workers = options.Threads, UseCuda = options.UseCuda };
        using var model = VisionModels.Load(arguments.ModelOf(document), ModelStores.Create(), vision);
        seconds.Report(new MakeEvent.PhaseStarted(MakePhase.Optimise));
        var made = new CollageRun(model, options).Finish(document, checkpoint, new ProjectKeeper(files.Project, seconds), token);
        return Finish(made, files, size, options.Threads, seconds, reporter);
    }

    private static int Finish(
        MadeCollage made, OutputFiles files, (int Width, int Height) size, int threads, PhaseClock seconds, IMakeReporter reporter)
    {
        seconds.Report(new MakeEvent.PhaseStarted(MakePhase.Export));
        files.Write(made, size.Width, size.Height, threads);
        reporter.Done(new MakeSummary(
            files.Image, files.Credits, files.Project, size.Width, size.Height,
            made.Document.Model, made.Document.Seed, made.Document.Pieces.Length,
            made.Iterations, made.StartScore, made.EndScore, made.Stopped, seconds.Finish()));
        return 0;
    }
}
