using System.CommandLine;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Web.Commands;

/// <summary>The options of <c>make</c> as they were given.</summary>
internal sealed class MakeArguments(ParseResult parsed)
{
    private static readonly RunOptions Usual = new();
    private static readonly Argument<string> PromptWords =
        new("prompt") { Description = "The sentence to picture, in quotation marks.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Out =
        new("--out", "-o") { Description = "The picture to write: .png, .jpg or .webp.", DefaultValueFactory = _ => "collage.png" };
    private static readonly Option<ulong> Seed =
        WholeNumber.Option("--seed", "Decides every random choice", ulong.MinValue, ulong.MaxValue, 1UL);
    private static readonly Option<int> Pieces = WholeNumber.Option("--pieces", "Pieces at most", 1, 60, 8);
    private static readonly Option<int> Layouts = WholeNumber.Option("--layouts", "Layouts to propose", 1, 1000, 100);
    private static readonly Option<int> Iterations =
        WholeNumber.Option("--iterations", "Iterations at most", 0, RunOptions.MostIterations, Usual.Iterations);
    private static readonly Option<int> Views =
        WholeNumber.Option("--views", "Views of the collage in an iteration", 1, RunOptions.MostViews, Usual.Views);
    private static readonly Option<string> Model = new("--model")
    {
        Description = "Who judges: pocket, ViT-B/32, ViT-B/16, RN50, RN101, or a weights file.",
        DefaultValueFactory = _ => VisionModels.Pocket,
    };
    private static readonly Option<string?> Photos =
        new("--photos") { Description = "A folder of your own photos to use beside the library." };
    private static readonly Option<bool> OnlyPhotos =
        new("--only-photos") { Description = "Use the photos of --photos alone, not the library." };
    private static readonly Option<string> Aspect =
        new("--aspect") { Description = "Width to height, such as 4:3, 1.5 or square.", DefaultValueFactory = _ => "4:3" };
    private static readonly Option<int?> Width = WholeNumber.Optional(
        "--width", $"Width of the picture in pixels (otherwise the long side has {PictureSize.UsualLongSide})", 1, PictureSize.LargestSide);
    private static readonly Option<string[]> Negative = new("--negative")
    {
        Description = "What the collage should not look like; may be given several times.",
        DefaultValueFactory = _ => [],
    };
    private static readonly Option<string?> SaveStart =
        new("--save-start") { Description = "Also write the winning layout before it is optimised." };
    private static readonly Option<string?> Resume =
        new("--resume") { Description = "Go on with the run of a project (.clippaste) instead of making a new one." };
    private static readonly Option<int> Threads =
        WholeNumber.Option("--threads", "Worker threads, on which the collage does not depend", 1, 256, Environment.ProcessorCount);
    private static readonly Option<string> Device = DeviceText.NewOption();
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a line on standard output." };

    private static readonly Option[] OfTheLayout = [Seed, Pieces, Layouts, Views, Photos, OnlyPhotos, Aspect, Negative];

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Add(PromptWords);
        foreach (var option in (Option[])[Out, .. OfTheLayout, Iterations, Model, Width, SaveStart, Resume, Threads, Device, Json])
            command.Add(option);
        ServerOptions.AddTo(command);
    }

    /// <summary>The studio that does the work, to be disposed; null where it is done here.</summary>
    /// <exception cref="UsageException">It cannot be asked, or would not heed an option that was given.</exception>
    public StudioClient? Studio() => ServerOptions.Studio(parsed, Layouts, Views, OnlyPhotos, SaveStart, Resume, Threads, Device);

    /// <summary>Pieces at most; null where nothing was said.</summary>
    public int? PiecesAsked => Given(Pieces) ? parsed.GetValue(Pieces) : null;

    /// <summary>Whether the work is told in JSON.</summary>
    public bool InJson => parsed.GetValue(Json);

    /// <summary>The project to go on with, or null.</summary>
    /// <exception cref="UsageException">It is missing, or given together with what it decides itself.</exception>
    public string? Project()
    {
        if (parsed.GetValue(Resume) is not { } project)
            return null;
        if (parsed.GetValue(PromptWords) is not null)
            throw new UsageException("--resume goes on with the project's own prompt: leave the sentence out.");
        if (OfTheLayout.FirstOrDefault(Given) is { } decided)
            throw new UsageException($"--resume goes on with the project as it was begun: leave {decided.Name} out.");
        return File.Exists(project) ? project : throw new UsageException($"--resume: there is no project '{project}'.");
    }

    /// <summary>The files to write; a run that is resumed writes beside its project where nothing else is said.</summary>
    /// <exception cref="UsageException">They cannot be written.</exception>
    public OutputFiles Files(string? project = null)
    {
        var image = project is not null && !Given(Out) ? Path.ChangeExtension(project, ".png") : parsed.GetRequiredValue(Out);
        return OutputFiles.Beside(image, parsed.GetValue(SaveStart));
    }

    /// <summary>Size of the picture in pixels.</summary>
    /// <exception cref="UsageException">It is too small or too large.</exception>
    public (int Width, int Height) Size(double aspect) => PictureSize.Of(parsed.GetValue(Width), aspect);

    /// <summary>What to make.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public MakeOptions Options()
    {
        var folder = parsed.GetValue(Photos);
        if (folder is not null && !Directory.Exists(folder))
            throw new UsageException($"--photos: there is no folder '{folder}'.");
        if (folder is null && parsed.GetValue(OnlyPhotos))
            throw new UsageException("--only-photos needs --photos FOLDER.");
        return new MakeOptions
        {
            Prompt = parsed.GetValue(PromptWords) is { } prompt && prompt.Trim().Length > 0 ? prompt
                : throw new UsageException("Say what to picture: ./clippaste make \"penguins skiing down a snowy mountain\"."),
            Negatives = [.. parsed.GetRequiredValue(Negative).Select(ToNegative)],
            Seed = parsed.GetValue(Seed),
            Pieces = parsed.GetValue(Pieces),
            Layouts = parsed.GetValue(Layouts),
            Aspect = AspectText.Parse(parsed.GetRequiredValue(Aspect)),
            Model = parsed.GetRequiredValue(Model),
            PhotoFolder = folder,
            UseLibrary = !parsed.GetValue(OnlyPhotos),
            Run = Run(parsed.GetValue(Iterations), parsed.GetValue(Views)),
        };
    }

    /// <summary>How to go on with a run: as it was planned, but for more iterations where they are asked for.</summary>
    public RunOptions Run(RunCheckpoint checkpoint) =>
        Run(Given(Iterations) ? parsed.GetValue(Iterations) : checkpoint.Planned, checkpoint.Views);

    /// <summary>The judge of a project's run: its own, or another file of the same weights.</summary>
    public string ModelOf(CollageDocument document) =>
        Given(Model) ? parsed.GetRequiredValue(Model) : document.Model;

    private static WeightedText ToNegative(string text) => text.Trim().Length > 0
        ? new WeightedText(text, MakeOptions.NegativeWeight)
        : throw new UsageException("--negative needs words.");

    private bool Given(Option option) => parsed.GetResult(option) is { Implicit: false };

    private RunOptions Run(int iterations, int views) => new()
    {
        Iterations = iterations,
        Views = views,
        Threads = parsed.GetValue(Threads),
        UseCuda = DeviceText.UsesCuda(parsed.GetRequiredValue(Device)),
    };
}
