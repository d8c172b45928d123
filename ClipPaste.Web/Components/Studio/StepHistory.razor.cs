using ClipPaste.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio;

/// <summary>Lets the address follow the step, so that a reload comes back to it, and Back and Forward lead from step to step. Shows nothing.</summary>
public sealed partial class StepHistory
{
    private const string Module = "./Components/Studio/StepHistory.razor.js";

    private DotNetObjectReference<StepHistory>? _self;
    private IJSObjectReference? _history;
    private StudioStep _told;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <summary>The address has come to name another step.</summary>
    [JSInvokable]
    public void MoveTo(string step) => Studio.GoTo(_told = StepAddress.Read(step));

    /// <summary>Ends the script.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        _self?.Dispose();
        if (_history is not { } history)
            return;
        await history.Attempt(script => script.InvokeVoidAsync("dispose"));
        await history.Attempt(script => script.DisposeAsync());
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _told = Studio.Step;
            _self = DotNetObjectReference.Create(this);
            await Script.Attempt(async script =>
            {
                await using var module = await script.InvokeAsync<IJSObjectReference>("import", Module);
                _history = await module.InvokeAsync<IJSObjectReference>("open", _self);
            });
        }
        if (_history is not { } history || _told == Studio.Step)
            return;
        _told = Studio.Step;
        await history.Attempt(script => script.InvokeVoidAsync("go", StepAddress.Of(_told)));
    }
}
