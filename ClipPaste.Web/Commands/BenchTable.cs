using System.Globalization;

namespace ClipPaste.Web.Commands;

/// <summary>Writes a benchmark's report for a person.</summary>
internal static class BenchTable
{
    private const int LabelWidth = 44;
    private const int NumberWidth = 11;

    public static void Write(TextWriter to, BenchReport report)
    {
        WriteMachine(to, report);
        WriteModels(to, report.Models);
        WriteRasters(to, report.Rasters, report.Machine);
        if (report.Threads is { } threads)
        {
            Heading(to, "An iteration with pocket, ms");
            Row(to, "1 thread", threads.OneThread);
            Row(to, $"{threads.Threads} threads", threads.AllThreads);
            Row(to, $"1 thread / {threads.Threads} threads", threads.OneThreadToAll, "0.00");
        }
        WriteStream(to, report.Stream);
        WriteQueue(to, report.Queue);
        if (report.MainJob is { } job)
            WriteMainJob(to, job);
        Heading(to, "Memory, MB");
        if (report.MainJob is { } measured)
            Row(to, "peak until the main job was done", measured.PeakMemoryMegabytes, "0");
        Row(to, "peak of the whole benchmark", report.PeakMemoryMegabytes, "0");
    }

    private static void WriteMachine(TextWriter to, BenchReport report)
    {
        var (machine, scene) = (report.Machine, report.Scene);
        to.WriteLine($"{machine.Processor}, {machine.Processors} processors, {machine.Threads} threads, device {machine.Device}");
        to.WriteLine($"libtorch {machine.Libtorch}, {machine.Runtime}, gradients in {machine.GradientPrecision} ({machine.PrecisionReason})");
        to.WriteLine(
            $"{scene.Pieces} pieces on {scene.CanvasWidth} x {scene.CanvasHeight} pixels, {scene.Views} views, medians of {scene.Iterations} rounds");
    }

    private static void WriteModels(TextWriter to, IReadOnlyList<ModelCost> models)
    {
        Heading(to, "An iteration, ms", [.. models.Select(model => model.Name)]);
        Parts("composite, forward and backward", parts => parts.Composite);
        Parts("views, forward and backward", parts => parts.Views);
        Parts("model forward", parts => parts.Forward);
        Parts("model backward", parts => parts.Backward);
        Parts("layout terms", parts => parts.Terms);
        Parts("update", parts => parts.Update);
        Parts("total", parts => parts.Total);
        Each("best total", model => model.BestTotal);
        Each("model alone, forward and backward", model => model.ModelAlone);
        Each("best model alone", model => model.BestModelAlone);
        Each("total / model in the same iteration", model => model.TotalToModel);
        Each("total / model alone", model => model.TotalToModelAlone, "0.00");
        Each("side of a view, pixels", model => model.ViewSize, "0");
        Each("seconds to load", model => model.LoadSeconds);

        void Each(string label, Func<ModelCost, double> value, string format = "0.00") =>
            to.WriteLine(Label(label) + string.Concat(models.Select(model => Number(value(model), format))));

        void Parts(string label, Func<IterationParts, double> value) => Each(label, model => value(model.Milliseconds));
    }

    private static void WriteRasters(TextWriter to, RasterCost rasters, BenchMachine machine)
    {
        Heading(to, $"Composite and views of {rasters.ViewSize} pixels, ms", "median", "best");
        to.WriteLine(Label($"our kernels, {machine.Threads} threads") + Number(rasters.Kernels) + Number(rasters.BestKernels));
        Row(to, "our kernels, 1 thread", rasters.KernelsOnOneThread);
        to.WriteLine(Label($"libtorch's operators, {machine.Device}") + Number(rasters.Operators) + Number(rasters.BestOperators));
        Row(to, "operators / our kernels", rasters.OperatorsToKernels);
        Row(to, $"our kernels, 1 thread / {machine.Threads} threads", rasters.OneThreadToAll);
    }

    private static void WriteStream(TextWriter to, StreamCost stream)
    {
        Heading(to, $"Telling {stream.Watchers} browsers of an iteration");
        Row(to, "bytes for each", stream.Bytes, "0");
        Row(to, "ms for all", stream.Milliseconds, "0.000");
        Row(to, "percent of an iteration", 100 * stream.ShareOfIteration, "0.000");
    }

    private static void WriteQueue(TextWriter to, QueueCost queue)
    {
        Heading(to, $"The queue with {queue.Jobs:N0} jobs, jobs a second");
        Row(to, "accepted, each on the disk", queue.Accepted, "0");
        Row(to, $"claimed by {queue.Workers} workers", queue.Claimed, "0");
        Row(to, "ended, each on the disk", queue.Ended, "0");
        Row(to, "ms for keeping an iteration", queue.KeepMilliseconds, "0.000");
    }

    private static void WriteMainJob(TextWriter to, MainJobCost job)
    {
        Heading(to, "The main job as a first run (empty cache), s");
        foreach (var (phase, seconds) in job.Seconds)
            Row(to, phase, seconds);
        Row(to, $"total ({job.Iterations} iterations)", job.TotalSeconds);
    }

    private static void Heading(TextWriter to, string heading, params string[] columns)
    {
        to.WriteLine();
        to.WriteLine(heading.PadRight(LabelWidth) + string.Concat(columns.Select(column => column.PadLeft(NumberWidth))));
    }

    private static void Row(TextWriter to, string label, double value, string format = "0.00") =>
        to.WriteLine(Label(label) + Number(value, format));

    private static string Label(string label) => $"  {label}".PadRight(LabelWidth);

    private static string Number(double value, string format = "0.00") =>
        value.ToString(format, CultureInfo.InvariantCulture).PadLeft(NumberWidth);
}
