using ClipPaste.Engine.Sources;
using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Sources;

/// <summary>A photo in large over the page, with its credit; leads to its neighbours and picks it.</summary>
public sealed partial class PhotoCloseup
{
    private ElementReference _dialog;
    private bool _open;

    [CascadingParameter]
    private PhotoBoard Board { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private SourcePhoto? Photo => Board.Closeup is { } closeup ? Board.Find(closeup.Photo) : null;

    private bool IsPicked => Board.Closeup is { } closeup && PickEdits.IsPicked(State, closeup.Photo, closeup.Phrase);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Board.Changed += Refresh;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Board.Changed -= Refresh;
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var open = Photo is not null;
        if (open == _open)
            return;
        _open = open;
        if (!open)
            return;
        await Script.Attempt(async script =>
        {
            await using var module = await script.InvokeAsync<IJSObjectReference>("import", SourcesPanel.Module);
            await module.InvokeVoidAsync("showDialog", _dialog);
        });
    }

    private string? Neighbour(int step)
    {
        if (Board.Closeup is not { } closeup)
            return null;
        string[] photos = [.. Board.TilesOf(State, closeup.Phrase).Select(tile => tile.Photo.Id)];
        return Array.IndexOf(photos, closeup.Photo) is >= 0 and var at ? photos.ElementAtOrDefault(at + step) : null;
    }

    private void Go(int step)
    {
        if (Board.Closeup is { } closeup && Neighbour(step) is { } photo)
            Board.LookAt((photo, closeup.Phrase));
    }

    private void Press(KeyboardEventArgs key)
    {
        if (key.Key is "ArrowLeft" or "ArrowRight")
            Go(key.Key == "ArrowLeft" ? -1 : 1);
    }

    private void Toggle()
    {
        if (Board.Closeup is not var (photo, phrase))
            return;
        Session.Edit("photos", state => PickEdits.IsPicked(state, photo, phrase) ? PickEdits.Drop(state, phrase, photo) : PickEdits.Pick(state, [photo], phrase));
    }
}
