using System.Collections.Immutable;
using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Prompt;

/// <summary>Phrases as chips: a click opens the weight, arrow keys change it, Delete removes; more are added by writing them.</summary>
public sealed partial class PhraseChips : IAsyncDisposable
{
    private const string Module = "./Components/Studio/Prompt/PhraseChips.razor.js";

    private ElementReference _host;
    private ElementReference _box;
    private IJSObjectReference? _keys;
    private string? _open;
    private string _typed = "";
    private string? _refusal;

    /// <summary>Whether it holds what the collage should not show.</summary>
    [Parameter]
    public bool Negative { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private ImmutableArray<PhraseChoice> Phrases => PhrasesOf(State);

    private string Placeholder => Negative ? T["AddNegative"] : T["AddPhrase"];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_keys is not { } keys)
            return;
        await keys.Attempt(script => script.InvokeVoidAsync("dispose"));
        await keys.Attempt(script => script.DisposeAsync());
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await Script.Attempt(async script =>
        {
            await using var module = await script.InvokeAsync<IJSObjectReference>("import", Module);
            if (IsGone)
                return;
            _keys = await module.InvokeAsync<IJSObjectReference>("openChips", _host);
        });
    }

    private ImmutableArray<PhraseChoice> PhrasesOf(ProjectState state) => Negative ? state.Negatives : state.Phrases;

    private void Change(Func<ImmutableArray<PhraseChoice>, ImmutableArray<PhraseChoice>> change, string? merge = null) => Session.Edit("phrases", state =>
    {
        var (before, after) = (PhrasesOf(state), change(PhrasesOf(state)));
        if (before == after)
            return state;
        return Negative ? state with { Negatives = after } : PhraseEdits.WithPhrases(state, after);
    }, merge);

    private void Toggle(string phrase) => _open = _open == phrase ? null : phrase;

    private void Escape(KeyboardEventArgs key) => _open = key.Key == "Escape" ? null : _open;

    private void Type(string? text) => (_typed, _refusal) = (text ?? "", null);

    private void Weigh(string phrase, double weight) => Change(phrases => PhraseEdits.Weighed(phrases, phrase, weight), MergeKey(phrase));

    private void Step(string phrase, int steps) => Change(phrases => PhraseEdits.Stepped(phrases, phrase, steps), MergeKey(phrase));

    private string MergeKey(string phrase) => $"weight {Negative} {phrase}";

    private async Task PressAsync(KeyboardEventArgs key, string phrase)
    {
        switch (key.Key)
        {
            case "ArrowUp" or "ArrowRight":
                Step(phrase, 1);
                break;
            case "ArrowDown" or "ArrowLeft":
                Step(phrase, -1);
                break;
            case "Delete" or "Backspace":
                await RemoveAsync(phrase);
                break;
            case "Escape":
                _open = null;
                break;
            default:
                break;
        }
    }

    private async Task RemoveAsync(string phrase)
    {
        _refusal = null;
        Change(phrases => PhraseEdits.Without(phrases, phrase));
        // What had the focus is gone: it must not fall back to the top of the page.
        await Script.Attempt(_ => _box.FocusAsync());
    }

    private void Add()
    {
        _refusal = null;
        foreach (var written in _typed.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var phrase = PhraseEdits.Tidy(written);
            if (PhraseEdits.RefusalOf(Phrases, phrase) is { } refusal)
                _refusal = refusal == PhraseRefusal.Empty ? _refusal : T[$"Refusal.{refusal}", phrase, PhraseChoice.LongestText, PhraseChoice.Most];
            else
                Change(phrases => PhraseEdits.With(phrases, phrase));
        }
        if (_refusal is null)
            _typed = "";
    }

    private string Field(string name) => $"{(Negative ? "negative" : "phrase")}-{name}";
}
