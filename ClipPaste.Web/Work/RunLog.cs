namespace ClipPaste.Web.Work;

/// <summary>What the log says of runs.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Error, "A run has failed.")]
    public static partial void RunFailed(this ILogger log, Exception fault);

    [LoggerMessage(2, LogLevel.Error, "The best of a failed run could not be kept.")]
    public static partial void BestLost(this ILogger log, Exception fault);

    [LoggerMessage(3, LogLevel.Error, "What runs have done could not be written; it is tried again.")]
    public static partial void NotWritten(this ILogger log, Exception fault);

    [LoggerMessage(4, LogLevel.Warning, "The picture of a project could not be drawn.")]
    public static partial void NoPicture(this ILogger log, Exception fault);
}
