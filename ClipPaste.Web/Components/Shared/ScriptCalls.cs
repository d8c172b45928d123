using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Shared;

/// <summary>Calls into the browser that must not fail because the browser has gone.</summary>
internal static class ScriptCalls
{
    /// <summary>Makes a call; when the page was left meanwhile, nothing happens.</summary>
    public static async Task Attempt<TScript>(this TScript script, Func<TScript, ValueTask> call)
    {
        try
        {
            await call(script);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody is there to see it.
        }
    }
}
