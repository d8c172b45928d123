using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Commands;

/// <summary>Stopping the program, and going on.</summary>
[Collection(nameof(ProgramRuns))]
public sealed class StopTests(FirstCollage first)
{
    [Theory]
    [InlineData(ClipPasteProgram.Interrupt)]
    [InlineData(ClipPasteProgram.Terminate)]
    public void Stopping_before_there_is_a_layout_leaves_nothing_behind(int signal)
    {
        var stopped = first.Program.RunAndSignal(signal, "\"find photos\"", "make", FirstCollage.Prompt, "--out", "nothing.png", "--json");
        Assert.Equal(130, stopped.ExitCode);
        Assert.Equal("clippaste: Stopped before there was anything to keep.\n", stopped.Error);
        Assert.Equal("Stopped before there was anything to keep.", stopped.Last("error").GetProperty("message").GetString());
        Assert.Empty(Directory.GetFiles(first.Program.Folder, "nothing*"));
    }

    [Fact]
    public void A_run_that_was_stopped_keeps_the_best_and_ends_as_if_it_never_had_been()
    {
        var stopped = first.Program.RunAndSignal(
            ClipPasteProgram.Interrupt,
            "\"iteration\",\"number\":3,",
            ["make", FirstCollage.Prompt, "--out", "stopped.png", "--json", .. FirstCollage.Small]);
        Assert.Equal((0, ""), (stopped.ExitCode, stopped.Error));
        var best = stopped.Last("done");
        Assert.True(best.GetProperty("stopped").GetBoolean());
        Assert.InRange(best.GetProperty("iterations").GetInt32(), 3, 11);
        Assert.Equal(1600, ImageReader.ReadHeader(first.PathOf("stopped.png")).Width);

        var resumed = first.Program.Run("make", "--resume", "stopped.clippaste", "--json");
        var done = resumed.Last("done");
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Equal((12, false), (done.GetProperty("iterations").GetInt32(), done.GetProperty("stopped").GetBoolean()));
        Assert.Equal(first.PathOf("stopped.png"), done.GetProperty("image").GetString());
        Assert.Equal(first.Result.Last("done").GetProperty("endScore").GetDouble(), done.GetProperty("endScore").GetDouble());
        Assert.Equal(File.ReadAllBytes(first.PathOf("first.png")), File.ReadAllBytes(first.PathOf("stopped.png")));
    }

    [Fact]
    public void A_finished_run_goes_on_when_more_iterations_are_asked_for()
    {
        var more = first.Program.Run("make", "--resume", "first.clippaste", "--iterations", "15", "--out", "more.png", "--json");
        Assert.Equal((0, ""), (more.ExitCode, more.Error));
        var iterations = more.Events.Where(line => line.GetProperty("event").GetString() == "iteration");
        Assert.Equal([13, 14, 15], iterations.Select(line => line.GetProperty("number").GetInt32()));
    }
}
