using Microsoft.AspNetCore.SignalR;

namespace ClipPaste.Web.Streaming;

/// <summary>
/// Lets a connection make so many calls a second and has it wait for further ones. They are answered one after the other, so whoever sends more
/// is slowed down, and an honest queue of edits, made while the line was gone, is not refused.
/// </summary>
/// <param name="clock">Counts the seconds.</param>
internal sealed class CallPace(TimeProvider clock) : IHubFilter
{
    /// <summary>Calls a second.</summary>
    public const int PerSecond = 20;

    private static readonly object Key = new();

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var wait = Pass(invocationContext.Context.Items);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, invocationContext.Context.ConnectionAborted);
        return await next(invocationContext);
    }

    // A bucket that holds one second's calls; what is taken beyond that is waited for.
    private TimeSpan Pass(IDictionary<object, object?> items)
    {
        var now = clock.GetTimestamp();
        lock (items)
        {
            var (left, at) = items.TryGetValue(Key, out var value) && value is (double, long) ? ((double, long))value : (PerSecond, now);
            left = Math.Min(PerSecond, left + clock.GetElapsedTime(at, now).TotalSeconds * PerSecond) - 1;
            items[Key] = (left, now);
            return left >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-left / PerSecond);
        }
    }
}
