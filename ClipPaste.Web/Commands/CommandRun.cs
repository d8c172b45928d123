namespace ClipPaste.Web.Commands;

/// <summary>Runs a command so that every failure is one clear sentence on standard error and an exit code other than 0.</summary>
internal static class CommandRun
{
    /// <summary>Wrong use of the command line.</summary>
    public const int WrongUse = 2;

    private const int Failure = 1;
    private const int Interrupted = 130;

    /// <summary>Runs a command that tells how its work goes.</summary>
    /// <param name="json">Whether it tells so in JSON.</param>
    /// <param name="run">The command; returns its exit code.</param>
    public static Task<int> Guarded(bool json, Func<IMakeReporter, Task<int>> run)
    {
        IMakeReporter reporter = json ? new JsonReporter(Console.Out) : new TextReporter(Console.Out, !Console.IsOutputRedirected);
        return Guarded(Console.Error, reporter.Failed, () => run(reporter));
    }

    /// <summary>Runs any command.</summary>
    /// <param name="error">Receives the sentence.</param>
    /// <param name="failed">Told the sentence too.</param>
    /// <param name="run">The command; returns its exit code.</param>
    public static async Task<int> Guarded(TextWriter error, Action<string> failed, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            Tell(error, failed, "Stopped before there was anything to keep.");
            return Interrupted;
        }
        catch (UsageException wrong)
        {
            Tell(error, failed, wrong.Message);
            return WrongUse;
        }
        catch (Exception fault)
        {
            Tell(error, failed, FaultSentence.Of(fault));
            if (Environment.GetEnvironmentVariable(FaultSentence.TraceVariable) is { Length: > 0 })
                await error.WriteLineAsync(fault.ToString());
            return Failure;
        }
    }

    /// <summary>Tells a sentence on both ways; one that is closed or full does not keep it from the other.</summary>
    internal static void Tell(TextWriter error, Action<string> failed, string sentence)
    {
        Attempt(() => failed(sentence));
        Attempt(() => error.WriteLine($"clippaste: {sentence}"));
    }

    private static void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // The exit code still says that the command failed.
            return;
        }
    }
}
