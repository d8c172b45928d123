using System.Text.Json;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Commands;

namespace ClipPaste.Tests.Commands;

public sealed class BenchTests
{
    private static readonly BenchReport Report = new(
        new BenchMachine("A Processor", 2, 2, "cpu", "1.13.0", ".NET 10", "float32", "set by CLIPPASTE_PRECISION"),
        new BenchScene(12, 8, 288, 216, 15),
        [Model("pocket", 1.25), Model("ViT-B/32", 1.02)],
        new RasterCost(160, 14, 12, 20, 130, 110, 9.5, 1.5),
        new ThreadCost(2, 150, 90, 1.67),
        new StreamCost(3, 803, .25, .003),
        new QueueCost(2000, 4, 300, 4000, 350, .2),
        new MainJobCost("a prompt", new Dictionary<string, double> { ["cut out"] = 12.5, ["optimise"] = 20 }, 32.5, 150, 900),
        2200);

    [Fact]
    public void The_median_ignores_a_round_that_something_else_slowed()
    {
        var series = Series(3, 1, 200, 2);
        Assert.Equal((2.5, 1), (series.Median, series.Best));
    }

    [Fact]
    public void Ratios_are_taken_round_by_round()
    {
        Assert.Equal(2, Series(2, 20, 200).MedianRatioTo(Series(1, 10, 1000)));
    }

    [Fact]
    public void The_table_is_aligned_and_names_every_phase_and_part()
    {
        using var output = new StringWriter();
        BenchTable.Write(output, Report);
        var lines = output.ToString().Split(Environment.NewLine);
        var parts = lines.SkipWhile(line => !line.StartsWith("An iteration, ms", StringComparison.Ordinal))
            .TakeWhile(line => line.Length > 0).ToArray();
        Assert.Single(parts.Select(line => line.Length).Distinct());
        Assert.Contains(parts, line => Reads(line, "total / model alone", "1.25       1.02"));
        Assert.Contains(lines, line => Reads(line, "cut out", " 12.50"));
        Assert.Contains(lines, line => line.Contains("float32 (set by CLIPPASTE_PRECISION)", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_main_job_the_table_says_nothing_of_it()
    {
        using var output = new StringWriter();
        BenchTable.Write(output, Report with { MainJob = null, Threads = null });
        Assert.DoesNotContain("main job", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_form_holds_what_the_records_hold()
    {
        using var json = JsonDocument.Parse(BenchCommand.ToJson(Report));
        var model = json.RootElement.GetProperty("models")[0];
        Assert.Equal("pocket", model.GetProperty("name").GetString());
        Assert.Equal(40, model.GetProperty("milliseconds").GetProperty("forward").GetDouble());
        Assert.Equal(12.5, json.RootElement.GetProperty("mainJob").GetProperty("seconds").GetProperty("cut out").GetDouble());
        Assert.Equal(9.5, json.RootElement.GetProperty("rasters").GetProperty("operatorsToKernels").GetDouble());
        Assert.DoesNotContain('\n', BenchCommand.ToJson(Report));
    }

    [Theory]
    [InlineData("--pieces", "0")]
    [InlineData("--views", "65")]
    [InlineData("--iterations", "0")]
    [InlineData("--threads", "0")]
    public void A_number_out_of_range_is_refused_when_the_line_is_read(string option, string value) =>
        Assert.Contains(option, Assert.Single(BenchCommand.Create().Parse([option, value]).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_unknown_device_ends_the_command_with_exit_code_2() =>
        Assert.Equal(2, await BenchCommand.Create().Parse(["--device", "abacus"]).InvokeAsync());

    [Fact]
    public void A_device_is_named_without_regard_to_case_and_an_unknown_one_is_refused()
    {
        Assert.False(DeviceText.UsesCuda("CPU"));
        var error = Assert.Throws<UsageException>(() => DeviceText.UsesCuda("abacus"));
        Assert.Contains("'abacus'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cuda_is_taken_only_where_it_is()
    {
        if (LibtorchBuild.HasCuda)
            Assert.True(DeviceText.UsesCuda("cuda"));
        else
            Assert.Contains("no CUDA device", Assert.Throws<UsageException>(() => DeviceText.UsesCuda("cuda")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_machine_is_described_with_its_processor_and_libtorch()
    {
        var machine = BenchMachine.Describe(threads: 3, useCuda: false);
        Assert.Equal((3, "cpu", LibtorchBuild.Version), (machine.Threads, machine.Device, machine.Libtorch));
        Assert.NotEmpty(machine.Processor);
        Assert.InRange(BenchMachine.PeakMemoryMegabytes, 1, 1e6);
    }

    private static ModelCost Model(string name, double ratio) =>
        new(name, 160, .7, new IterationParts(4, 10, 40, 45, .4, .01, 99.4), 95, 85, 80, ratio, ratio);

    private static bool Reads(string line, string label, string numbers) =>
        line.Trim().StartsWith(label, StringComparison.Ordinal) && line.EndsWith(numbers, StringComparison.Ordinal);

    private static BenchSeries Series(params double[] values)
    {
        var series = new BenchSeries();
        Array.ForEach(values, series.Add);
        return series;
    }
}
