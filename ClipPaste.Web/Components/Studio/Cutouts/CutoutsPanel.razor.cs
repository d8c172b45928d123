using System.Collections.Immutable;
using System.Globalization;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Cutouts;

/// <summary>Where cut-outs are looked at, approved, rejected and edited: side by side or one at a time, by pointer or by keys.</summary>
public sealed partial class CutoutsPanel : IAsyncDisposable
{
    private static readonly (Verdict? Verdict, string Key)[] Filters =
        [(null, "All"), (Verdict.Open, "Open"), (Verdict.Approved, "Approved"), (Verdict.Rejected, "Rejected")];

    private readonly Stack<(string Cutout, Verdict Before)> _decisions = new();
    private ElementReference _panel;
    private DotNetObjectReference<CutoutsPanel>? _self;
    private IJSObjectReference? _review;
    private bool? _narrow;
    private CutoutsView? _view;
    private Verdict? _filter;
    private string? _current;
    private CutoutChoice? _editing;
    private int? _best;
    private bool _before;
    private bool _focus;
    private string _said = "";

    [Inject]
    private PhotoCatalogue Photos { get; set; } = null!;

    [Inject]
    private CutoutWork Cutting { get; set; } = null!;

    [Inject]
    private LayoutWork Layouts { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private ImmutableArray<CutoutChoice> Cutouts => State.Cutouts;

    private ImmutableArray<CutoutChoice> Shown => View == CutoutsView.OneByOne ? Cutouts : CutoutReview.Filter(Cutouts, _filter);

    // Nothing is shown before the browser has told how much room there is: it would be the wrong view on a phone.
    private CutoutsView? View =>
        _narrow is not { } narrow ? null : _view ?? (narrow || IsAlone ? CutoutsView.OneByOne : CutoutsView.Grid);

    // While others are still coming the view must not change under the user's hand.
    private bool IsAlone => Cutouts.Length < 2 && !Session.Activities.IsBusy(ActivityKind.Cut);

    private CutoutChoice? Current => Shown.FirstOrDefault(cutout => cutout.Id == _current)
        ?? Shown.FirstOrDefault(cutout => cutout.Verdict == Verdict.Open) ?? Shown.FirstOrDefault();

    private int Approved => Cutouts.Count(cutout => cutout.Verdict == Verdict.Approved);

    private int Open => Cutouts.Count(cutout => cutout.Verdict == Verdict.Open);

    private int Best => Math.Clamp(_best ?? Math.Max(3, State.Phrases.Length), 1, Math.Max(1, Open));

    private int Waiting => Session.Activities.IsBusy(ActivityKind.Cut) ? 0 : PickEdits.Uncut(State).Length;

    private string Counter => Current is { } current
        ? T["Counter", Cutouts.IndexOf(current) + 1, Cutouts.Length, Approved]
        : T["CounterNone", Cutouts.Length, Approved];

    /// <summary>Told by the browser which cut-out has the focus.</summary>
    [JSInvokable]
    public void Focused(string cutout)
    {
        _current = cutout;
        StateHasChanged();
    }

    /// <summary>Does what a key or a button of the same name does.</summary>
    [JSInvokable]
    public void Press(string name)
    {
        if (Current is not { } current || _editing is not null)
            return;
        switch (name)
        {
            case "approve": Decide(current.Id, Verdict.Approved); break;
            case "reject": Decide(current.Id, Verdict.Rejected); break;
            case "edit": Edit(current.Id); break;
            case "takeBack": TakeBack(); break;
            case "before": _before = !_before; break;
            case "previous": Go(-1); break;
            case "next": Go(1); break;
        }
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_review is { } review)
        {
            await review.Attempt(script => script.InvokeVoidAsync("dispose"));
            await review.Attempt(script => script.DisposeAsync());
        }
        _self?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.Attempt(OpenReviewAsync);
            StateHasChanged();
        }
        else if (_focus && _review is { } review)
        {
            _focus = false;
            await review.Attempt(script => script.InvokeVoidAsync("focusCurrent"));
        }
    }

    private async ValueTask OpenReviewAsync(IJSRuntime script)
    {
        _self = DotNetObjectReference.Create(this);
        await using var module = await script.InvokeAsync<IJSObjectReference>("import", "/cutouts/review.js");
        // The first look at a photo waits for the library, which must not hold up this circuit.
        await Photos.ReadyAsync();
        if (IsGone)
            return;
        _review = await module.InvokeAsync<IJSObjectReference>("openReview", _panel, _self);
        _narrow = await module.InvokeAsync<bool>("isNarrow");
    }

    private SourcePhoto? PhotoOf(CutoutChoice cutout) => Photos.Find(cutout.Photo);

    private string Describe(CutoutChoice cutout) =>
        T["Describe", cutout.Phrase, Cutouts.IndexOf(cutout) + 1, Cutouts.Length, T["Verdict." + cutout.Verdict]];

    private void Cut() => _ = Cutting.Start(Session);

    private void Propose()
    {
        _ = Layouts.Start(Session, more: false);
        Studio.GoTo(StudioStep.Layouts);
    }

    private void Show(CutoutsView view) => (_view, _focus) = (view, true);

    private void Enlarge(string id)
    {
        _current = id;
        Show(CutoutsView.OneByOne);
    }

    private void Go(int steps) =>
        (_current, _focus) = (Current is { } current ? CutoutReview.Neighbour(Shown, current.Id, steps) : null, true);

    private void Toggle(string id, Verdict verdict) =>
        Decide(id, Cutouts.Any(cutout => cutout.Id == id && cutout.Verdict == verdict) ? Verdict.Open : verdict);

    // Deciding leads on to the next one that is open; where the filter hides what was decided on, at least to its neighbour.
    private void Decide(string id, Verdict verdict)
    {
        if (Cutouts.FirstOrDefault(cutout => cutout.Id == id) is not { } cutout)
            return;
        var after = Shown.SkipWhile(shown => shown.Id != id).Skip(1).ToImmutableArray();
        if (cutout.Verdict != verdict)
        {
            _decisions.Push((id, cutout.Verdict));
            Session.Edit("verdict", state => CutoutReview.WithVerdict(state, id, verdict));
        }
        _said = T["Said." + verdict, cutout.Phrase];
        _before = false;
        _current = (verdict == Verdict.Open ? null : CutoutReview.NextOpen(Cutouts, id)) ?? id;
        if (Shown.All(shown => shown.Id != _current))
            _current = after.FirstOrDefault()?.Id;
        _focus = true;
    }

    private void TakeBack()
    {
        if (!_decisions.TryPop(out var last))
            return;
        Session.Edit("verdict", state => CutoutReview.WithVerdict(state, last.Cutout, last.Before));
        (_current, _focus) = (last.Cutout, true);
        if (Shown.All(cutout => cutout.Id != _current))
            _filter = null;
    }

    private void SetBest(ChangeEventArgs change)
    {
        if (int.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var best))
            _best = best;
    }

    private void ApproveBest() => _said = T["SaidApprovedBest", CutoutApproval.ApproveBest(Session, Best)];

    private void SetRole(string id, PieceRole role) => Session.Edit("role", state => CutoutReview.WithRole(state, id, role));

    private void Place(string id)
    {
        if (Cutouts.FirstOrDefault(cutout => cutout.Id == id) is { } cutout)
            _said = T[CanvasPlacing.Place(Session, id) is null ? "SaidNoRoom" : "SaidPlaced", cutout.Phrase];
    }

    private void Edit(string id) => _editing = Cutouts.FirstOrDefault(cutout => cutout.Id == id);

    private void EditorClosed() => (_editing, _focus) = (null, true);

    private static string Pressed(bool pressed) => pressed ? "true" : "false";
}
