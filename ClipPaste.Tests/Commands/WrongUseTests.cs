namespace ClipPaste.Tests.Commands;

/// <summary>Whatever is wrong, the program says so in one sentence and fails.</summary>
[Collection(nameof(ProgramRuns))]
public sealed class WrongUseTests(FirstCollage first)
{
    private const int WrongUse = 2;
    private const int Failure = 1;

    [Theory]
    [InlineData(WrongUse, "Say what to do")]
    [InlineData(WrongUse, "There is no 'paint'", "paint")]
    [InlineData(WrongUse, "Say what to picture", "make")]
    [InlineData(WrongUse, "Say what to picture", "make", " ")]
    [InlineData(WrongUse, "'horse' is one word too many", "make", "a", "horse")]
    [InlineData(WrongUse, "There is no option --frobnicate", "make", "a horse", "--frobnicate")]
    [InlineData(WrongUse, "--pieces takes a whole number from 1 to 60, not '0'", "make", "a horse", "--pieces", "0")]
    [InlineData(WrongUse, "--iterations takes a whole number", "make", "a horse", "--iterations", "many")]
    [InlineData(WrongUse, "--seed takes a whole number", "make", "a horse", "--seed", "-1")]
    [InlineData(WrongUse, "--aspect takes a proportion between 1:4 and 4:1", "make", "a horse", "--aspect", "99:1")]
    [InlineData(WrongUse, "--width must give a picture", "make", "a horse", "--width", "200")]
    [InlineData(WrongUse, "--out: there is no folder '/no/such'", "make", "a horse", "--out", "/no/such/place.png")]
    [InlineData(WrongUse, "--out: nothing can be written to '/proc'", "make", "a horse", "--out", "/proc/place.png")]
    [InlineData(WrongUse, "--out: the name must end in", "make", "a horse", "--out", "place.bmp")]
    [InlineData(WrongUse, "--photos: there is no folder", "make", "a horse", "--photos", "no-such-folder")]
    [InlineData(WrongUse, "--resume goes on with the project as it was begun", "make", "--resume", "first.clippaste", "--pieces", "3")]
    [InlineData(Failure, "The prompt has 2,000 characters", "make", LongPrompt)]
    [InlineData(Failure, "None of the photos fits this prompt", "make", "\U0001F427\U0001F427", "--layouts", "1", "--iterations", "0")]
    [InlineData(Failure, "There is no model named \"nonsense\"", "make", "a horse", "--model", "nonsense")]
    [InlineData(Failure, "ViT-B/32 is not on this machine; run ./clippaste models get ViT-B/32", "make", "a horse", "--model", "ViT-B/32")]
    [InlineData(WrongUse, "There is no project 'none.clippaste'", "render", "none.clippaste")]
    [InlineData(WrongUse, "--width takes a whole number from 16", "render", "first.clippaste", "--width", "0")]
    [InlineData(Failure, "first.credits.md is not a ClipPaste project, or it is damaged", "render", "first.credits.md", "--out", "x.png")]
    [InlineData(WrongUse, "--views takes a whole number from 1 to 64, not '65'", "bench", "--views", "65")]
    [InlineData(WrongUse, "--device takes cpu or cuda, not 'abacus'", "bench", "--device", "abacus")]
    [InlineData(WrongUse, "--urls takes addresses", "serve", "--urls", "nonsense")]
    public void One_sentence_says_what_is_wrong(int exitCode, string beginning, params string[] arguments)
    {
        var result = first.Program.Run(arguments);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith($"clippaste: {beginning}", result.Error, StringComparison.Ordinal);
        Assert.Equal(result.Error.Length - 1, result.Error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("make", "a horse", "--pieces", "none", "--json")]
    [InlineData("make", "--json")]
    public void In_json_the_sentence_is_an_event_too(params string[] arguments)
    {
        var result = first.Program.Run(arguments);
        Assert.Equal(WrongUse, result.ExitCode);
        Assert.Equal($"clippaste: {result.Last("error").GetProperty("message").GetString()}\n", result.Error);
        Assert.Single(result.Events);
    }

    [Fact]
    public void A_folder_of_hostile_files_costs_warnings_and_not_the_job()
    {
        var folder = Directory.CreateDirectory(first.PathOf("hostile")).FullName;
        File.WriteAllText(Path.Combine(folder, "words.jpg"), "no picture");
        File.WriteAllBytes(Path.Combine(folder, "empty.png"), []);
        File.CreateSymbolicLink(Path.Combine(folder, "link.png"), "/dev/zero");
        File.Copy(Path.Combine(Engine.Models.Installation.Library, "photos", "giraffe.jpg"), Path.Combine(folder, "giraffe's $(neck).jpg"));
        string[] own = ["--photos", folder, "--only-photos", "--out", "own.png"];
        var result = first.Program.Run(["make", "a giraffe", .. own, "--layouts", "2", "--iterations", "0", "--json"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var warnings = result.Events.Where(line => line.GetProperty("event").GetString() == "warning")
            .Select(line => line.GetProperty("message").GetString()!);
        Assert.Equal(["empty.png", "link.png", "words.jpg"], warnings.Select(warning => warning.Split(' ')[0]));
        Assert.Contains("own photo", File.ReadAllText(first.PathOf("own.credits.md")), StringComparison.Ordinal);
    }

    private const string LongPrompt = LongPiece + LongPiece + LongPiece + LongPiece;
    private const string LongPiece = Hundred + Hundred + Hundred + Hundred + Hundred;
    private const string Hundred = "penguins penguins penguins penguins penguins penguins penguins penguins penguins penguins penguins a";
}
