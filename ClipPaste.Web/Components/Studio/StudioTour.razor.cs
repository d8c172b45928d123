using ClipPaste.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio;

/// <summary>A few cards that tell a newcomer how the studio works; shown once in a browser, and skippable.</summary>
public sealed partial class StudioTour
{
    private const string SeenKey = "clippaste-tour";

    private static readonly (string Key, string Symbol)[] Cards = [("Words", "edit_note"), ("Choose", "content_cut"), ("Run", "auto_awesome"), ("Steer", "pan_tool")];

    private ElementReference _box;
    private int? _card;
    private bool _focus;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus)
        {
            // It comes last in the page: by keyboard nobody would find it.
            _focus = false;
            await Script.Attempt(_ => _box.FocusAsync(preventScroll: true));
        }
        if (!firstRender)
            return;
        await Script.Attempt(async script =>
        {
            if (await script.InvokeAsync<string?>("localStorage.getItem", SeenKey) is not null)
                return;
            (_card, _focus) = (0, true);
            StateHasChanged();
        });
    }

    private async Task Next()
    {
        if (_card + 1 < Cards.Length)
            _card++;
        else
            await Close();
    }

    private Task Key(KeyboardEventArgs pressed) => pressed.Key == "Escape" ? Close() : Task.CompletedTask;

    private Task Close()
    {
        _card = null;
        return Script.Attempt(script => script.InvokeVoidAsync("localStorage.setItem", SeenKey, "seen"));
    }
}
