using ClipPaste.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Share;

/// <summary>Makes links to the collage, shows a new one for as long as it is open, and lists those that are there.</summary>
public sealed partial class ShareDialog
{
    private const string Module = "./Components/Studio/Share/ShareDialog.razor.js";

    private ElementReference _dialog;
    private ElementReference _field;
    private bool _shown;
    private string? _address;
    private bool _copied;
    private int _made;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Studio.IsSharing == _shown)
            return;
        _shown = Studio.IsSharing;
        if (_shown)
            await CallAsync(module => module.InvokeVoidAsync("show", _dialog));
    }

    private void Made(string path)
    {
        (_address, _copied) = (Navigation.BaseUri.TrimEnd('/') + path, false);
        _made++;
    }

    private void Another() => _address = null;

    private void Close()
    {
        // The token is told once; whoever closes the dialog has had it.
        _address = null;
        Studio.Share(false);
    }

    private Task CopyAsync() => CallAsync(async module => _copied = await module.InvokeAsync<bool>("copy", _field));

    private Task CallAsync(Func<IJSObjectReference, ValueTask> call) => Script.Attempt(async script =>
    {
        await using var module = await script.InvokeAsync<IJSObjectReference>("import", Module);
        await call(module);
    });
}
