using Microsoft.AspNetCore.SignalR;

namespace ClipPaste.Web.Access;

/// <summary>Ends connections of canvases whose sign-in holds no longer, at their next call.</summary>
/// <param name="check">Knows.</param>
internal sealed class HubCheck(AccountCheck check) : IHubFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (check.Holds(invocationContext.Context.User!))
            return next(invocationContext);
        invocationContext.Context.Abort();
        return ValueTask.FromResult<object?>(null);
    }
}
