using ClipPaste.Web.Work;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Streaming;

/// <summary>
/// Writes faults of the hub to the log. Refusals are none: they are told to whoever asked, and must not fill the log. Whose disk refuses is told so.
/// </summary>
/// <param name="faults">The sentences.</param>
/// <param name="log">The log.</param>
internal sealed partial class HubFaults(WorkFaults faults, ILogger<HubFaults> log) : IHubFilter
{
    /// <summary>What SignalR logs of both alike.</summary>
    public const string SilencedCategory = "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher";

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception fault) when (fault is not (HubException or OperationCanceledException))
        {
            Failed(invocationContext.HubMethodName, fault);
            if (fault is SqliteException or IOException)
                throw new HubException(faults.SentenceFor(fault), fault);
            throw;
        }
    }

    [LoggerMessage(10, LogLevel.Error, "The hub's method {Method} has failed.")]
    private partial void Failed(string method, Exception fault);
}
