using ClipPaste.Tests.Sources;

namespace ClipPaste.Tests.Commands;

/// <summary>One small collage, made on a machine that has never made one; what later runs of the program find in its cache.</summary>
public sealed class FirstCollage : IDisposable
{
    public const string Prompt = "penguins skiing down a snowy mountain";

    /// <summary>Options that make a collage quickly.</summary>
    public static readonly string[] Small = ["--pieces", "4", "--layouts", "8", "--views", "2", "--iterations", "12", "--seed", "7"];

    private readonly TemporaryFolder _folder = new();

    public FirstCollage()
    {
        Program = new ClipPasteProgram(_folder.Path, Path.Combine(_folder.Path, "cache"));
        Result = Program.Run(["make", Prompt, "--out", "first.png", "--save-start", "start.png", "--json", .. Small]);
    }

    internal ClipPasteProgram Program { get; }

    internal ProgramResult Result { get; }

    internal string PathOf(string name) => Path.Combine(_folder.Path, name);

    public void Dispose() => _folder.Dispose();
}

/// <summary>The tests that run the program use one after another the same folder and cache.</summary>
[CollectionDefinition(nameof(ProgramRuns))]
public sealed class ProgramRuns : ICollectionFixture<FirstCollage>;
