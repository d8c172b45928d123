using System.Text.Json;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Commands;

/// <summary>The main job, through the program's own entry.</summary>
[Collection(nameof(ProgramRuns))]
public sealed class MakeTests(FirstCollage first)
{
    [Fact]
    public void The_main_job_tells_every_phase_in_json_and_nothing_else()
    {
        Assert.Equal((0, ""), (first.Result.ExitCode, first.Result.Error));
        var events = first.Result.Events;
        string[] phases =
        [
            MakePhase.Prompt, MakePhase.Models, MakePhase.Photos, MakePhase.Cutouts, MakePhase.Layouts,
            MakePhase.Optimise, MakePhase.Export,
        ];
        Assert.Equal(phases, Of("phase").Select(phase => phase.GetProperty("name").GetString()));
        Assert.All(Of("progress"), step => Assert.InRange(step.GetProperty("done").GetInt32(), 1, step.GetProperty("total").GetInt32()));
        Assert.Contains(Of("progress"), step => step.GetProperty("secondsLeft").ValueKind == JsonValueKind.Number);
        Assert.Equal(Enumerable.Range(1, 12), Of("iteration").Select(iteration => iteration.GetProperty("number").GetInt32()));
        Assert.All(Of("iteration"), iteration => Assert.True(iteration.GetProperty("loss").GetDouble() > 0));
        Assert.All(Of("iteration"), iteration => Assert.InRange(iteration.GetProperty("score").GetDouble(), -1, 1));

        IEnumerable<JsonElement> Of(string name) => events.Where(line => line.GetProperty("event").GetString() == name);
    }

    [Fact]
    public void The_last_line_holds_the_facts_of_the_collage()
    {
        var done = first.Result.Last("done");
        Assert.Equal(first.PathOf("first.png"), done.GetProperty("image").GetString());
        Assert.Equal(first.PathOf("first.credits.md"), done.GetProperty("credits").GetString());
        Assert.Equal(first.PathOf("first.clippaste"), done.GetProperty("project").GetString());
        Assert.Equal("pocket", done.GetProperty("model").GetString());
        Assert.Equal((7UL, 12), (done.GetProperty("seed").GetUInt64(), done.GetProperty("iterations").GetInt32()));
        Assert.InRange(done.GetProperty("pieces").GetInt32(), 2, 4);
        Assert.InRange(done.GetProperty("endScore").GetDouble(), done.GetProperty("startScore").GetDouble() - .02, 1);
        Assert.False(done.GetProperty("stopped").GetBoolean());
        Assert.All(done.GetProperty("seconds").EnumerateObject(), phase => Assert.True(phase.Value.GetDouble() >= 0));
        var header = ImageReader.ReadHeader(first.PathOf("first.png"));
        Assert.Equal((done.GetProperty("width").GetInt32(), done.GetProperty("height").GetInt32()), (header.Width, header.Height));
        Assert.True(Math.Max(header.Width, header.Height) >= 1024);
    }

    [Fact]
    public void The_credits_name_title_author_licence_and_source_of_every_photo()
    {
        var (document, _) = ProjectFile.Load(first.PathOf("first.clippaste"));
        var lines = File.ReadAllLines(first.PathOf("first.credits.md")).Where(line => char.IsAsciiDigit(line.FirstOrDefault())).ToArray();
        Assert.Equal(document.Pieces.Select(piece => piece.Cutout.Photo.Id).Distinct().Count(), lines.Length);
        foreach (var credit in document.Pieces.Select(piece => piece.Cutout.Photo.Credit))
        {
            string[] said = [credit.Title, credit.Author, credit.Licence, credit.Source];
            Assert.Contains(lines, line => said.All(text => line.Contains(text, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_start_is_saved_as_the_same_pieces_in_another_layout()
    {
        var (start, end) = (ImageReader.Read(first.PathOf("start.png")), ImageReader.Read(first.PathOf("first.png")));
        Assert.Equal((end.Width, end.Height), (start.Width, start.Height));
        Assert.False(start.Pixels.AsSpan().SequenceEqual(end.Pixels));
    }

    [Fact]
    public void A_project_renders_again_at_any_width_and_looks_the_same()
    {
        var made = ImageReader.Read(first.PathOf("first.png"));
        Assert.Equal(0, first.Program.Run("render", "first.clippaste", "--width", "1600", "--out", "again.png").ExitCode);
        Assert.Equal(made.Pixels, ImageReader.Read(first.PathOf("again.png")).Pixels);
        Assert.Equal(0, first.Program.Run("render", "first.clippaste", "--width", "2560", "--out", "larger.png").ExitCode);
        var larger = ImageReader.Read(first.PathOf("larger.png"));
        Assert.Equal((2560, 1920), (larger.Width, larger.Height));
        Assert.True(SignalToNoise(made, ImageResizer.Resize(larger, made.Width, made.Height)) > 28);
    }

    [Fact]
    public void The_same_seed_gives_the_same_file_whatever_the_number_of_threads()
    {
        var result = first.Program.Run(["make", FirstCollage.Prompt, "--out", "alone.png", "--threads", "1", .. FirstCollage.Small]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(File.ReadAllBytes(first.PathOf("first.png")), File.ReadAllBytes(first.PathOf("alone.png")));
    }

    // Peak signal to noise in decibels over the three colours.
    private static double SignalToNoise(RgbaImage one, RgbaImage other)
    {
        var squares = 0.0;
        for (var i = 0; i < one.Pixels.Length; i++)
            squares += i % 4 == 3 ? 0 : Math.Pow(one.Pixels[i] - other.Pixels[i], 2);
        return 10 * Math.Log10(255 * 255 / (squares / (one.Pixels.Length * 3 / 4)));
    }
}
