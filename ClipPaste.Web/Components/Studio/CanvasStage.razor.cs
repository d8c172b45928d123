using System.Collections.Immutable;
using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio;

/// <summary>Holds the canvas module: it draws the collage and owns all pointer input; panels talk to it through <see cref="ICanvas"/>.</summary>
public sealed partial class CanvasStage : ICanvas, IAsyncDisposable
{
    private const string Module = "/canvas/canvas.js";

    private ElementReference _host;
    private DotNetObjectReference<CanvasStage>? _self;
    private IJSObjectReference? _canvas;
    private string? _fault;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private (string Symbol, string Text) Hint => State switch
    {
        { Phrases.IsEmpty: true } => ("edit_note", "HintPrompt"),
        { Picks.IsEmpty: true, Cutouts.IsEmpty: true } => ("photo_library", "HintSources"),
        { Cutouts.IsEmpty: true } => ("content_cut", "HintCut"),
        { Cutouts: var cutouts } when cutouts.All(cutout => cutout.Verdict != Verdict.Approved) => ("content_cut", "HintCutouts"),
        _ => ("dashboard", "HintLayouts"),
    };

    /// <summary>Told by the canvas which pieces its user has selected.</summary>
    [JSInvokable]
    public void SelectionChanged(string[] pieces) => Studio.Selected([.. pieces.Take(ProjectState.MostPieces)]);

    /// <summary>Told by the canvas what went wrong.</summary>
    [JSInvokable]
    public void CanvasFault(string message)
    {
        _fault = message.Length > 300 ? message[..300] : message;
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Studio.Attach(null);
        Dispose();
        if (_canvas is { } canvas)
        {
            await canvas.Attempt(script => script.InvokeVoidAsync("dispose"));
            await canvas.Attempt(script => script.DisposeAsync());
        }
        _self?.Dispose();
    }

    Task ICanvas.SelectAsync(ImmutableArray<string> pieces) => Call("select", [pieces.ToArray()]);

    Task ICanvas.CommandAsync(string name) => Call("runCommand", name);

    Task ICanvas.PinMovedAsync(bool pin) => Call("setPinMoved", pin);

    Task ICanvas.OpenTimelineAsync(ElementReference host, string run, IReadOnlyDictionary<string, string> texts) => Call("openTimeline", host, run, texts);

    Task ICanvas.CloseTimelineAsync() => Call("closeTimeline");

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", Module);
            var texts = T.GetAllStrings(includeParentCultures: false).ToDictionary(text => text.Name, text => text.Value);
            if (IsGone)
                return;
            _canvas = await module.InvokeAsync<IJSObjectReference>("open", _host, _self, new { projectId = Session.Id, texts, readOnly = false, pinMoved = State.PinMoved });
            Studio.Attach(this);
        }
        catch (JSException error)
        {
            CanvasFault(T["CannotDraw", error.Message]);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The page was left while it opened.
        }
    }

    private Task Call(string function, params object?[] arguments) =>
        _canvas is { } canvas ? canvas.Attempt(script => script.InvokeVoidAsync(function, arguments)) : Task.CompletedTask;
}
