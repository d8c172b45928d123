using System.CommandLine;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Photos.Decoding;

namespace ClipPaste.Web.Commands;

/// <summary><c>soak images</c>: has damaged pictures decoded and counts what becomes of them.</summary>
internal static class ImageSoakCommand
{
    private const int Usual = 10_000;
    private const int Most = 10_000_000;

    private static readonly Option<int?> PerFormat = WholeNumber.Optional("--per-format", $"Damaged files of each format ({Usual} without this)", 1, Most);

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command("images", "Has damaged JPEG, PNG and WebP files decoded as if they had been sent, and counts what becomes of them.") { PerFormat };
        command.SetAction((parsed, token) => CommandRun.Guarded(json: false, _ => RunAsync(parsed.GetValue(PerFormat) ?? Usual, token)));
        return command;
    }

    private static async Task<int> RunAsync(int perFormat, CancellationToken token)
    {
        var limits = new DecoderLimits();
        var result = await ImageSoak.RunAsync(perFormat, limits, token);
        foreach (var (outcome, count) in result.Outcomes)
            Console.WriteLine($"{count,8}  {outcome}");
        Console.WriteLine($"slowest {result.Slowest.TotalMilliseconds:F0} ms, most memory of a process {result.PeakMemory >> 20} MiB, {result.Broken} processes broke");
        return result.Outcomes.Keys.Any(outcome => outcome.EndsWith(nameof(UploadRefusal.TooSlow), StringComparison.Ordinal)) ? 1 : 0;
    }
}
