using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary><c>bench</c>: measures what collages cost on this machine.</summary>
internal static class BenchCommand
{
    private static readonly Option<int> Pieces = WholeNumber.Option("--pieces", "Pieces of the scene", 1, 60, 12);
    private static readonly Option<int> Views = WholeNumber.Option("--views", "Views in an iteration", 1, 64, 8);
    private static readonly Option<int> Iterations = WholeNumber.Option("--iterations", "Rounds", 1, 1000, 15);
    private static readonly Option<int> Threads = WholeNumber.Option("--threads", "Worker threads", 1, 256, Environment.ProcessorCount);
    private static readonly Option<string> Device = DeviceText.NewOption();
    private static readonly Option<bool> SkipMain = new("--skip-main") { Description = "Leave the main job out." };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object on standard output." };

    private static readonly JsonSerializerOptions JsonForm = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var command = new Command("bench", "Measures this machine.") { Pieces, Views, Iterations, Threads, Device, SkipMain, Json };
        command.SetAction((parsed, token) => CommandRun.Guarded(parsed.GetValue(Json), _ => Run(parsed, token)));
        return command;
    }

    /// <summary>The report as one line of JSON.</summary>
    internal static string ToJson(BenchReport report) => JsonSerializer.Serialize(report, JsonForm);

    private static async Task<int> Run(ParseResult parsed, CancellationToken token)
    {
        var json = parsed.GetValue(Json);
        var useCuda = DeviceText.UsesCuda(parsed.GetRequiredValue(Device));
        var pieces = parsed.GetValue(Pieces);
        var rounds = parsed.GetValue(Iterations);
        var options = new RunOptions
        {
            Views = parsed.GetValue(Views),
            Threads = parsed.GetValue(Threads),
            UseCuda = useCuda,
        };
        var log = json ? TextWriter.Null : Console.Error;
        // The main job comes first, before anything is warm.
        var mainJob = parsed.GetValue(SkipMain) ? null
            : await BenchMainJob.RunAsync(options.Threads, useCuda, new TextReporter(log, terminal: !json && !Console.IsErrorRedirected), token);
        var (scene, models, rasters, threads, stream, queue) = await BenchRun.MeasureAsync(pieces, options, rounds, log.WriteLine, token);
        var machine = BenchMachine.Describe(options.Threads, useCuda);
        var report = new BenchReport(machine, scene, models, rasters, threads, stream, queue, mainJob, BenchMachine.PeakMemoryMegabytes);
        if (json)
            Console.WriteLine(ToJson(report));
        else
            BenchTable.Write(Console.Out, report);
        return 0;
    }
}
