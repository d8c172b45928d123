using ClipPaste.Engine.Sources;
using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Cutouts;

/// <summary>
/// The mask editor over the whole studio. The script draws and listens; what it tells goes to a <see cref="MaskDesk"/>, and the mask as
/// it then is goes back.
/// </summary>
public sealed partial class MaskEditorDialog : IAsyncDisposable
{
    private const int MostSoft = 24;
    private const int MostPoints = 500;

    private static readonly (string Tool, string Symbol, string Key)[] Tools =
    [
        ("clickAdd", "add_circle", "1"),
        ("clickRemove", "do_not_disturb_on", "2"),
        ("brushAdd", "brush", "3"),
        ("brushRemove", "ink_eraser", "4"),
    ];

    private readonly CancellationTokenSource _closing = new();
    private ElementReference _dialog;
    private ElementReference _stay;
    private DotNetObjectReference<MaskEditorDialog>? _self;
    private IJSObjectReference? _editor;
    private MaskDesk? _desk;
    private MaskStep _step = new(Changed: false, CanUndo: false, CanRedo: false, IsEmpty: false);
    private string? _fault;
    private bool _softened;
    private bool _leaving;
    private bool _asked;
    private bool _saving;

    /// <summary>The cut-out whose mask is edited.</summary>
    [Parameter, EditorRequired]
    public CutoutChoice Cutout { get; set; } = null!;

    /// <summary>The photo it was cut from; null where that is gone.</summary>
    [Parameter, EditorRequired]
    public SourcePhoto? Photo { get; set; }

    /// <summary>It was saved or left.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [CascadingParameter]
    private StudioContext Studio { get; set; } = null!;

    [Inject]
    private MaskWork Masks { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <summary>Adds or removes what lies under a point of the photo.</summary>
    /// <returns>The mask after it; empty where it could not be done.</returns>
    [JSInvokable]
    public Task<byte[]> Click(double x, double y, bool add) => DoAsync(desk => desk.ClickAsync(x, y, add));

    /// <summary>Paints a stroke.</summary>
    /// <param name="points">x, y, x, y ... in photo pixels.</param>
    /// <param name="radius">Photo pixels.</param>
    /// <param name="add">Add, or else remove.</param>
    /// <returns>The mask after it; empty where it could not be done.</returns>
    [JSInvokable]
    public Task<byte[]> Brush(double[] points, double radius, bool add) => points.Length > 2 * MostPoints
        ? Task.FromResult<byte[]>([])
        : DoAsync(desk => desk.BrushAsync([.. points.Chunk(2).Select(pair => (pair[0], pair[^1]))], radius, add));

    /// <summary>Makes the edge as soft as the slider says: what the slider did just before is taken back first.</summary>
    /// <returns>The mask after it; empty where it could not be done.</returns>
    [JSInvokable]
    public Task<byte[]> Soften(double pixels) => DoAsync(
        async desk =>
        {
            var step = _softened ? await desk.UndoAsync() : _step;
            return pixels > 0 ? await desk.FeatherAsync(Math.Min(pixels, MostSoft)) : step;
        },
        softens: pixels > 0);

    /// <summary>Takes a step back, does it again, or takes all steps back.</summary>
    /// <param name="name"><c>undo</c>, <c>redo</c> or <c>reset</c>.</param>
    /// <returns>The mask after it; empty where it could not be done.</returns>
    [JSInvokable]
    public Task<byte[]> Step(string name) => DoAsync(async desk =>
    {
        var step = name == "redo" ? await desk.RedoAsync() : await desk.UndoAsync();
        while (name == "reset" && step.CanUndo)
            step = await desk.UndoAsync();
        return step;
    });

    /// <summary>Keeps the mask and closes.</summary>
    [JSInvokable]
    public async Task Save()
    {
        if (_desk is not { } desk || _saving)
            return;
        (_saving, _fault) = (true, null);
        StateHasChanged();
        try
        {
            await desk.SaveAsync();
            await Discard();
        }
        catch (MaskException fault)
        {
            _fault = fault.Message;
        }
        _saving = false;
        StateHasChanged();
    }

    /// <summary>Closes; asks first where something would be lost.</summary>
    [JSInvokable]
    public Task Leave()
    {
        if (!_step.CanUndo)
            return Discard();
        _leaving = _asked = !_leaving;
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Closes without asking.</summary>
    [JSInvokable]
    public Task Discard() => InvokeAsync(OnClosed.InvokeAsync);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        if (_editor is { } editor)
        {
            await editor.Attempt(script => script.InvokeVoidAsync("close"));
            await editor.Attempt(script => script.DisposeAsync());
        }
        _self?.Dispose();
        if (_desk is { } desk)
            await desk.DisposeAsync();
        _closing.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_asked)
        {
            _asked = false;
            await Script.Attempt(_ => _stay.FocusAsync());
        }
        if (!firstRender)
            return;
        var token = _closing.Token;
        try
        {
            await OpenAsync(token);
        }
        catch (MaskException fault)
        {
            _fault = fault.Message;
        }
        catch (JSException error)
        {
            _fault = T["MaskCannotDraw", error.Message];
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            return;
        }
        StateHasChanged();
    }

    // The photo is fetched by the browser while the segmenter looks at it.
    private async Task OpenAsync(CancellationToken token)
    {
        _self = DotNetObjectReference.Create(this);
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", token, "/cutouts/mask-editor.js");
        var opening = Masks.OpenAsync(Studio.Session, Cutout.Id, token);
        try
        {
            var (width, height) = Photo is { } photo ? (photo.Width, photo.Height) : (Cutout.Width, Cutout.Height);
            var shown = new { photo = $"/photos/{Cutout.Photo}/view", width, height };
            _editor = await module.InvokeAsync<IJSObjectReference>("openMaskEditor", token, _dialog, _self, shown);
        }
        finally
        {
            var desk = await opening;
            if (token.IsCancellationRequested)
                await desk.DisposeAsync();
            else
                _desk = desk;
        }
        if (_desk is { } opened)
            await _editor.InvokeVoidAsync("ready", token, await opened.OverlayAsync());
    }

    private async Task<byte[]> DoAsync(Func<MaskDesk, Task<MaskStep>> step, bool softens = false)
    {
        if (_desk is not { } desk)
            return [];
        byte[] mask;
        try
        {
            _step = await step(desk);
            (_softened, _fault, _leaving) = (softens && _step.Changed, null, false);
            mask = await desk.OverlayAsync();
        }
        catch (MaskException fault)
        {
            (_fault, mask) = (fault.Message, []);
        }
        StateHasChanged();
        return mask;
    }
}
