using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary>Times the phases of the main job as a first run does it: with an empty cache, which is thrown away afterwards.</summary>
internal static class BenchMainJob
{
    private const string Prompt = "penguins skiing down a snowy mountain";
    private const string CacheVariable = "XDG_CACHE_HOME";

    public static async Task<MainJobCost> RunAsync(int threads, bool useCuda, IProgress<MakeEvent> progress, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("clippaste-bench-");
        var cache = Environment.GetEnvironmentVariable(CacheVariable);
        Environment.SetEnvironmentVariable(CacheVariable, folder.CreateSubdirectory("cache").FullName);
        try
        {
            return await RunAsync(Path.Combine(folder.FullName, "penguins.png"), threads, useCuda, progress, token);
        }
        finally
        {
            Environment.SetEnvironmentVariable(CacheVariable, cache);
            folder.Delete(recursive: true);
        }
    }

    private static async Task<MainJobCost> RunAsync(string image, int threads, bool useCuda, IProgress<MakeEvent> progress, CancellationToken token)
    {
        var options = new MakeOptions { Prompt = Prompt, Run = new RunOptions { Threads = threads, UseCuda = useCuda } };
        var clock = new PhaseClock(progress);
        using var maker = new CollageMaker(options, ModelStores.Create());
        var made = await maker.MakeAsync(clock, token);
        token.ThrowIfCancellationRequested();
        clock.Report(new MakeEvent.PhaseStarted(MakePhase.Export));
        var (width, height) = PictureSize.Of(width: null, options.Aspect);
        OutputFiles.Beside(image, start: null).Write(made, width, height, threads);
        var seconds = clock.Finish();
        return new MainJobCost(Prompt, seconds, Math.Round(seconds.Values.Sum(), 2), made.Iterations, BenchMachine.PeakMemoryMegabytes);
    }
}
