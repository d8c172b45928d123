using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>Running, steering and arranging by hand: the run on top, then its timeline, then layers, the selected piece, the background and new pieces.</summary>
public sealed partial class ComposePanel
{
    private static readonly string[] Parts = ["layers", "piece", "background", "add"];

    private readonly ElementReference[] _tabs = new ElementReference[Parts.Length];
    private string _part = Parts[0];
    private PastRun? _newest;
    private (string? Run, RunPhase? Phase, bool Loaded) _known;

    [Inject]
    private RunHistory History { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var live = Desk.Find(Session);
        var now = (live?.Id, live?.Turn.Phase, true);
        if (now == _known)
            return;
        _known = now;
        // All frames of the run are read: too much for the thread that renders.
        _newest = await Task.Run(() => History.NewestOf(Session.Id));
        StateHasChanged();
    }

    private async Task GoAsync(KeyboardEventArgs key, int place)
    {
        var to = key.Key switch
        {
            "ArrowRight" => (place + 1) % Parts.Length,
            "ArrowLeft" => (place + Parts.Length - 1) % Parts.Length,
            "Home" => 0,
            "End" => Parts.Length - 1,
            _ => place,
        };
        if (to == place)
            return;
        _part = Parts[to];
        await _tabs[to].FocusAsync();
    }
}
