using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Models;

/// <summary>
/// Which arithmetic serves networks best on this machine's CPU. Some have instructions for bfloat16 that double the speed, on others it is slower
/// than float32; so it is measured once, for less than a second, and remembered for this CPU and this libtorch in the user's cache folder.
/// </summary>
public sealed class ComputeProfile
{
    /// <summary>bfloat16 must be this much faster than float32 to be worth its coarser numbers.</summary>
    public const double WorthwhileSpeedup = 1.15;

    private const int Rounds = 8;

    private static readonly Lazy<ComputeProfile> LazyCurrent = new(() => Choose(
        Environment.GetEnvironmentVariable("CLIPPASTE_PRECISION"), UserFolders.Cache, MachineIdentity(), MeasureSpeedup));

    private ComputeProfile(bool usesBfloat16, string reason)
    {
        UsesBfloat16 = usesBfloat16;
        Reason = reason;
    }

    /// <summary>This machine's profile; the first call may measure.</summary>
    /// <exception cref="InvalidOperationException"><c>CLIPPASTE_PRECISION</c> is neither <c>float32</c> nor <c>bfloat16</c>.</exception>
    public static ComputeProfile Current => LazyCurrent.Value;

    /// <summary>Whether gradient passes should run in bfloat16; else in float32.</summary>
    public bool UsesBfloat16 { get; }

    /// <summary>Why, in words for a log.</summary>
    public string Reason { get; }

    /// <summary>Decides by the user's wish, else by what is remembered, else by measuring, which is then remembered.</summary>
    /// <param name="wish"><c>float32</c>, <c>bfloat16</c>, or null or empty for no wish.</param>
    /// <param name="cache">Folder to remember in; made where absent, and done without where it cannot be written.</param>
    /// <param name="machine">Identifies what the measurement depends on.</param>
    /// <param name="measure">Gives how many times faster bfloat16 is than float32.</param>
    internal static ComputeProfile Choose(string? wish, string cache, string machine, Func<double> measure)
    {
        if (wish is { Length: > 0 })
        {
            return wish is "float32" or "bfloat16"
                ? new ComputeProfile(wish == "bfloat16", "set by CLIPPASTE_PRECISION")
                : throw new InvalidOperationException($"CLIPPASTE_PRECISION is '{wish}'; it must be float32 or bfloat16.");
        }
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(machine)))[..16];
        var file = Path.Combine(cache, $"bfloat16-speedup-{key}.txt");
        if (Remembered(file) is not { } speedup)
        {
            speedup = measure();
            Remember(file, speedup);
        }
        return new ComputeProfile(speedup >= WorthwhileSpeedup, string.Create(CultureInfo.InvariantCulture, $"bfloat16 is {speedup:0.00} x as fast as float32"));
    }

    /// <summary>Times forward and backward of a convolution and a linear layer, on one thread, in alternating rounds; compares the best.</summary>
    internal static double MeasureSpeedup()
    {
        var threads = get_num_threads();
        set_num_threads(1);
        try
        {
            using var scope = NewDisposeScope();
            var (single, half) = (new Workload(ScalarType.Float32), new Workload(ScalarType.BFloat16));
            single.Run();
            half.Run();
            var (bestSingle, bestHalf) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var round = 0; round < Rounds; round++)
            {
                bestSingle = Faster(bestSingle, single);
                bestHalf = Faster(bestHalf, half);
            }
            return bestSingle / bestHalf;
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static TimeSpan Faster(TimeSpan best, Workload workload)
    {
        var start = Stopwatch.GetTimestamp();
        workload.Run();
        var taken = Stopwatch.GetElapsedTime(start);
        return taken < best ? taken : best;
    }

    private static double? Remembered(string file)
    {
        try
        {
            return File.Exists(file) && double.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var speedup) ? speedup : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Remember(string file, double speedup)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, speedup.ToString("0.000", CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Debug.WriteLine($"The next start measures again, since {file} cannot be written: {failure.Message}");
        }
    }

    private static string MachineIdentity()
    {
        const string Processors = "/proc/cpuinfo";
        string[] telling = ["vendor_id", "cpu family", "model", "model name", "stepping", "flags"];
        var lines = File.Exists(Processors) ? File.ReadLines(Processors).TakeWhile(line => line.Length > 0) : [];
        var cpu = lines.Where(line => telling.Contains(line.Split(':')[0].Trim()));
        return string.Join('\n', [.. cpu, $"libtorch {__version__}"]);
    }

    /// <summary>A 3 x 3 convolution and a linear layer with fixed weights, and the gradient with respect to their input.</summary>
    private sealed class Workload(ScalarType type)
    {
        private readonly Tensor pixels = Wave(2, 64, 28, 28).requires_grad_();
        private readonly Tensor kernels = Wave(64, 64, 3, 3).to(type);
        private readonly Tensor matrix = Wave(512, 784).to(type);

        internal void Run()
        {
            using var scope = NewDisposeScope();
            var features = nn.functional.conv2d(pixels.to(type), kernels, padding: [1, 1]);
            var outputs = nn.functional.linear(features.reshape(128, 784), matrix);
            autograd.grad([outputs.to(ScalarType.Float32).sum()], [pixels]);
        }

        private static Tensor Wave(params long[] shape) => arange(shape.Aggregate((a, b) => a * b), ScalarType.Float32).sin().mul(.1f).reshape(shape);
    }
}
