using System.CommandLine;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Web.Commands;

/// <summary><c>make</c>: a sentence becomes a collage.</summary>
internal static class MakeCommand
{
    private const int DefaultLongSide = 1600;
    private const int LargestSide = 8192;
    private const int SmallestLongSide = 1024;

    private static readonly Argument<string> Prompt = new("prompt") { Description = "The sentence to picture, in quotation marks.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Out = new("--out", "-o") { Description = "The picture to write: .png, .jpg or .webp.", DefaultValueFactory = _ => "collage.png" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Decides every random choice.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Pieces = new("--pieces") { Description = "Pieces at most, 1 to 60.", DefaultValueFactory = _ => 8 };
    private static readonly Option<int> Layouts = new("--layouts") { Description = "Layouts to propose, 1 to 1000.", DefaultValueFactory = _ => 100 };
    private static readonly Option<int> Iterations = new("--iterations") { Description = "Iterations at most, 0 to 2000.", DefaultValueFactory = _ => 200 };
    private static readonly Option<int> Views = new("--views") { Description = "Views of the collage in an iteration, 1 to 64.", DefaultValueFactory = _ => 8 };
    private static readonly Option<string> Model = new("--model") { Description = "Who judges: pocket, ViT-B/32, ViT-B/16, RN50, RN101, or a weights file.", DefaultValueFactory = _ => "pocket" };
    private static readonly Option<string?> Photos = new("--photos") { Description = "A folder of your own photos to use beside the library." };
    private static readonly Option<bool> OnlyPhotos = new("--only-photos") { Description = "Use the photos of --photos alone, not the library." };
    private static readonly Option<string> Aspect = new("--aspect") { Description = "Width to height, such as 4:3, 1.5 or square.", DefaultValueFactory = _ => "4:3" };
    private static readonly Option<int> Width = new("--width") { Description = $"Width of the picture in pixels; without it the long side has {DefaultLongSide}." };
    private static readonly Option<string[]> Negative = new("--negative") { Description = "What the collage should not look like; may be given several times.", DefaultValueFactory = _ => [] };
    private static readonly Option<string?> SaveStart = new("--save-start") { Description = "Also write the winning layout before it is optimised." };
    private static readonly Option<int> Threads = new("--threads") { Description = "Worker threads; the collage does not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<string> Device = DeviceText.NewOption();
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a line on standard output." };

    public static Command Create()
    {
        var command = new Command("make", "Makes a collage for a sentence.")
        {
            Prompt, Out, Seed, Pieces, Layouts, Iterations, Views, Model, Photos, OnlyPhotos, Aspect, Width, Negative, SaveStart, Threads, Device, Json,
        };
        command.SetAction((parsed, token) => CommandRun.Guarded(parsed.GetValue(Json), reporter => Run(parsed, reporter, token)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, IMakeReporter reporter, CancellationToken token)
    {
        var options = Options(parsed);
        var files = OutputFiles.Beside(parsed.GetRequiredValue(Out), parsed.GetValue(SaveStart));
        var (width, height) = Size(parsed.GetValue(Width), options.Aspect);
        var seconds = new PhaseClock(reporter);
        using var maker = new CollageMaker(options, ModelStores.Create());
        var made = await maker.MakeAsync(seconds, token);
        seconds.Report(new MakeEvent.PhaseStarted(MakePhase.Export));
        files.Write(made, width, height, options.Run.Threads);
        var summary = new MakeSummary(
            files.Image, files.Credits, files.Project, width, height, made.Document.Model, made.Document.Seed, made.Document.Pieces.Length,
            made.Iterations, made.StartScore, made.EndScore, made.Stopped, seconds.Finish());
        reporter.Done(summary);
        return 0;
    }

    private static MakeOptions Options(ParseResult parsed)
    {
        var folder = parsed.GetValue(Photos);
        if (folder is not null && !Directory.Exists(folder))
            throw new UsageException($"--photos: there is no folder '{folder}'.");
        if (folder is null && parsed.GetValue(OnlyPhotos))
            throw new UsageException("--only-photos needs --photos FOLDER.");
        return new MakeOptions
        {
            Prompt = parsed.GetValue(Prompt) is { } prompt && prompt.Trim().Length > 0 ? prompt
                : throw new UsageException("Say what to picture: ./clippaste make \"penguins skiing down a snowy mountain\"."),
            Negatives = [.. parsed.GetRequiredValue(Negative).Select(text => text.Trim().Length > 0 ? new WeightedText(text, MakeOptions.NegativeWeight)
                : throw new UsageException("--negative needs words."))],
            Seed = parsed.GetValue(Seed),
            Pieces = InRange("--pieces", parsed.GetValue(Pieces), 1, 60),
            Layouts = InRange("--layouts", parsed.GetValue(Layouts), 1, 1000),
            Aspect = AspectText.Parse(parsed.GetRequiredValue(Aspect)),
            Model = parsed.GetRequiredValue(Model),
            PhotoFolder = folder,
            UseLibrary = !parsed.GetValue(OnlyPhotos),
            Run = new RunOptions
            {
                Iterations = InRange("--iterations", parsed.GetValue(Iterations), 0, 2000),
                Views = InRange("--views", parsed.GetValue(Views), 1, 64),
                Threads = InRange("--threads", parsed.GetValue(Threads), 1, 256),
                UseCuda = DeviceText.UsesCuda(parsed.GetRequiredValue(Device)),
            },
        };
    }

    internal static (int Width, int Height) Size(int width, double aspect)
    {
        if (width == 0)
            return new CanvasShape(aspect).Pixels(DefaultLongSide);
        var height = (int)Math.Round(width / aspect);
        if (width < 1 || Math.Max(width, height) > LargestSide || Math.Max(width, height) < SmallestLongSide)
            throw new UsageException($"--width must give a picture whose long side has {SmallestLongSide} to {LargestSide} pixels, not {width} x {height}.");
        return (width, height);
    }

    internal static int InRange(string option, int value, int least, int most) =>
        value >= least && value <= most ? value : throw new UsageException($"{option} takes a whole number from {least} to {most}, not {value}.");
}
