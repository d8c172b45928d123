using ClipPaste.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio;

/// <summary>
/// Lets the address follow the step, so that a reload comes back to it, and Back and Forward lead from step to step; and calls the window what the
/// collage is called. Shows nothing.
/// </summary>
public sealed partial class StepHistory
{
    private const string Module = "./Components/Studio/StepHistory.razor.js";

    private DotNetObjectReference<StepHistory>? _self;
    private IJSObjectReference? _history;
    private StudioStep _told;
    private string? _named;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private IStringLocalizer<StudioTexts> T { get; set; } = null!;

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
        if (_history is not { } history)
            return;
        if (_told != Studio.Step)
        {
            _told = Studio.Step;
            await history.Attempt(script => script.InvokeVoidAsync("go", StepAddress.Of(_told)));
        }
        var name = State.Title.Length > 0 ? State.Title : T["Untitled"].Value;
        if (_named != name)
            await history.Attempt(script => script.InvokeVoidAsync("name", _named = name));
    }
}
