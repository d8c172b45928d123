using ClipPaste.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>A part whose keys, pointers or readouts a script of its own looks after.</summary>
public abstract class ScriptedPart : ComposePart, IAsyncDisposable
{
    private IJSObjectReference? _opened;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <summary>Ends the script and leaves the events.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_opened is { } opened)
        {
            await opened.Attempt(script => script.InvokeVoidAsync("dispose"));
            await opened.Attempt(script => script.DisposeAsync());
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the script.</summary>
    /// <param name="module">Address of the module.</param>
    /// <param name="function">Its function that opens it and gives an object with <c>dispose</c>.</param>
    /// <param name="arguments">What the function takes.</param>
    private protected Task OpenAsync(string module, string function, params object?[] arguments) => Script.Attempt(async script =>
    {
        await using var loaded = await script.InvokeAsync<IJSObjectReference>("import", module);
        if (IsGone)
            return;
        _opened = await loaded.InvokeAsync<IJSObjectReference>(function, arguments);
    });
}
