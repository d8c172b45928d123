using System.CommandLine;
using ClipPaste.Engine.Models;

namespace ClipPaste.Web.Commands;

/// <summary>Reads the device to compute on.</summary>
internal static class DeviceText
{
    public const string Cpu = "cpu";
    public const string Cuda = "cuda";

    public static Option<string> NewOption() => new("--device") { Description = "Where to compute: cpu or cuda.", DefaultValueFactory = _ => Cpu };

    /// <summary>Whether it is the CUDA device.</summary>
    public static bool UsesCuda(string text) => text.ToLowerInvariant() switch
    {
        Cpu => false,
        Cuda when LibtorchBuild.HasCuda => true,
        Cuda => throw new UsageException(
            "--device cuda: libtorch finds no CUDA device here; use --device cpu, or let LIBTORCH name a CUDA build of libtorch on a machine that has one."),
        _ => throw new UsageException($"--device takes cpu or cuda, not '{text}'."),
    };
}
