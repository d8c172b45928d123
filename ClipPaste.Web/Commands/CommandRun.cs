using System.Runtime.InteropServices;

namespace ClipPaste.Web.Commands;

/// <summary>Runs a command so that every failure is one clear sentence on standard error and an exit code other than 0.</summary>
internal static class CommandRun
{
    /// <summary>Wrong use of the command line.</summary>
    public const int WrongUse = 2;

    private const int Failure = 1;
    private const int Interrupted = 130;

    public static async Task<int> Guarded(bool json, Func<IMakeReporter, Task<int>> run)
    {
        IMakeReporter reporter = json ? new JsonReporter(Console.Out) : new TextReporter(Console.Out, !Console.IsOutputRedirected);
        try
        {
            return await run(reporter);
        }
        catch (OperationCanceledException)
        {
            return Fail(reporter, "Stopped before there was anything to keep.", Interrupted);
        }
        catch (UsageException error)
        {
            return Fail(reporter, error.Message, WrongUse);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or HttpRequestException
            or InvalidOperationException or ExternalException or DllNotFoundException or TypeInitializationException or NotSupportedException)
        {
            return Fail(reporter, (error is TypeInitializationException ? error.InnerException ?? error : error).Message, Failure);
        }
    }

    private static int Fail(IMakeReporter reporter, string message, int exitCode)
    {
        reporter.Failed(message);
        Console.Error.WriteLine($"clippaste: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
