using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Access;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Says in a sentence for the user what went wrong in a long job, and what to do now; the rest goes into the log.</summary>
/// <param name="texts">The sentences.</param>
/// <param name="log">Receives what nobody foresaw.</param>
internal sealed partial class WorkFaults(IStringLocalizer<WorkTexts> texts, ILogger<WorkFaults> log)
{
    // ENOSPC and EDQUOT: what Linux says when a disk, or somebody's share of it, is full.
    private static readonly int[] FullDisk = [28, 122];

    // SQLite's own codes for the same, and for a database that somebody else holds, and for files that cannot be written, read or opened.
    private const int Full = 13;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int BadFile = 10;
    private const int CannotOpen = 14;

    /// <summary>The sentence for a failure.</summary>
    public string SentenceFor(Exception fault)
    {
        while (fault is AggregateException or TypeInitializationException && fault.InnerException is { } inner)
            fault = inner;
        switch (fault)
        {
            case ModelUnavailableException:
                return texts["ModelMissing", fault.Message];
            case DllNotFoundException or BadImageFormatException:
                return texts["LibraryMissing", fault.Message];
            case ImageFormatException:
                return texts["PictureUnreadable", fault.Message];
            case QuotaException quota:
                return texts["Quota." + quota.Full];
            case LaneFullException:
                return texts["TooBusy"];
            case OutOfMemoryException:
                return texts["MemoryFull"];
            case IOException or SqliteException when IsDiskFull(fault):
                return texts["DiskFull"];
            case SqliteException { SqliteErrorCode: Busy or Locked }:
                return texts["DatabaseAway"];
            case SqliteException { SqliteErrorCode: ReadOnly or BadFile or CannotOpen }:
            case IOException or UnauthorizedAccessException:
                return texts["DiskRefuses", fault.Message.TrimEnd('.')];
            default:
                LogUnforeseen(fault);
                return texts["Unforeseen"];
        }
    }

    /// <summary>Whether a disk was full, at whatever depth of the failure that is said.</summary>
    public static bool IsDiskFull(Exception fault)
    {
        for (var at = fault; at is not null; at = at.InnerException)
        {
            if ((at is IOException && FullDisk.Contains(at.HResult & 0xFFFF)) || at is SqliteException { SqliteErrorCode: Full })
                return true;
        }
        return false;
    }

    [LoggerMessage(LogLevel.Error, "A long job ended with a fault that nobody foresaw.")]
    private partial void LogUnforeseen(Exception fault);
}
