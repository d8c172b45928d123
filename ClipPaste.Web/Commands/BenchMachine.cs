using System.Diagnostics;
using System.Runtime.InteropServices;
using ClipPaste.Engine.Models;

namespace ClipPaste.Web.Commands;

/// <summary>What a benchmark ran on.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Processors">How many of them the program may use.</param>
/// <param name="Threads">Worker threads.</param>
/// <param name="Device">Where models and rasters computed.</param>
/// <param name="Libtorch">Its version.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="GradientPrecision">Number format of gradients.</param>
/// <param name="PrecisionReason">Why that one.</param>
internal sealed record BenchMachine(
    string Processor, int Processors, int Threads, string Device, string Libtorch, string Runtime, string GradientPrecision, string PrecisionReason)
{
    private const double BytesPerMegabyte = 1e6;

    /// <summary>The most memory this process has held so far, in millions of bytes.</summary>
    public static double PeakMemoryMegabytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return Math.Round(process.PeakWorkingSet64 / BytesPerMegabyte);
        }
    }

    public static BenchMachine Describe(int threads, bool useCuda)
    {
        var profile = ComputeProfile.Current;
        return new BenchMachine(
            ProcessorName(), Environment.ProcessorCount, threads, useCuda ? DeviceText.Cuda : DeviceText.Cpu, LibtorchBuild.Version,
            RuntimeInformation.FrameworkDescription, profile.UsesBfloat16 ? "bfloat16" : "float32", profile.Reason);
    }

    private static string ProcessorName()
    {
        const string List = "/proc/cpuinfo";
        var line = File.Exists(List) ? File.ReadLines(List).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
