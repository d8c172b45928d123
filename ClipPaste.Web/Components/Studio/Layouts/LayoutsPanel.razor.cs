using System.Collections.Immutable;
using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Layouts;

/// <summary>Proposed layouts as small pictures that the browser draws; one click puts one on the canvas.</summary>
public sealed partial class LayoutsPanel : IAsyncDisposable
{
    private ElementReference _host;
    private IJSObjectReference? _miniatures;
    private ProposedLayouts? _proposed;
    private ImmutableArray<ProposedLayout> _drawn;
    private string? _drawnFrom;
    private string _said = "";

    [Inject]
    private ProjectStore Store { get; set; } = null!;

    [Inject]
    private LayoutWork Work { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private ImmutableArray<ProposedLayout> Layouts { get; set; } = [];

    private bool Busy => Session.Activities.IsBusy(ActivityKind.Layouts);

    private int Approved => State.Cutouts.Count(cutout => cutout.Verdict == Verdict.Approved);

    private string? BestId => Layouts.IsEmpty ? null : Layouts.MaxBy(layout => layout.Score)!.Id;

    private string Shape => FormattableString.Invariant($"--shape:{State.Aspect:0.####}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_miniatures is { } miniatures)
        {
            await miniatures.Attempt(script => script.InvokeVoidAsync("dispose"));
            await miniatures.Attempt(script => script.DisposeAsync());
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Read();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await Script.Attempt(OpenAsync);
        await DrawAsync();
    }

    private protected override void OnProjectChanged(ProjectChange change)
    {
        // New proposals are announced without a change of the state.
        if (ReferenceEquals(change.Before, change.After))
            _proposed = Store.Finding<ProposedLayouts>(Session.Id, LayoutWork.Finding);
        _ = InvokeAsync(Sift);
        base.OnProjectChanged(change);
    }

    private static object Drawing(ProposedLayout layout) => new
    {
        id = layout.Id,
        colours = layout.Background.Colours.Select(colour => new[] { colour.X, colour.Y, colour.Z }),
        pieces = layout.Pieces.Select(piece => new object[]
        {
            piece.Cutout, Rounded(piece.Pose.X), Rounded(piece.Pose.Y), Rounded(piece.Pose.LogScale), Rounded(piece.Pose.Rotation),
            Rounded(piece.Pose.Opacity), piece.Pose.Mirrored,
        }),
    };

    private static double Rounded(double value) => Math.Round(value, 5);

    private async ValueTask OpenAsync(IJSRuntime script)
    {
        await using var module = await script.InvokeAsync<IJSObjectReference>("import", "/layouts/miniatures.js");
        if (IsGone)
            return;
        _miniatures = await module.InvokeAsync<IJSObjectReference>("openMiniatures", _host);
    }

    private void Read()
    {
        _proposed = Store.Finding<ProposedLayouts>(Session.Id, LayoutWork.Finding);
        Sift();
    }

    private void Sift() => Layouts = _proposed?.UsableIn(State) ?? [];

    // The browser is only told when something else is to be drawn, not at every step of a run.
    private async Task DrawAsync()
    {
        var used = Layouts.SelectMany(layout => layout.Pieces).Select(piece => piece.Cutout).ToHashSet(StringComparer.Ordinal);
        CutoutChoice[] cutouts = [.. State.Cutouts.Where(cutout => used.Contains(cutout.Id))];
        var from = $"{State.Aspect} {string.Join(' ', cutouts.Select(cutout => cutout.Texture))}";
        if (_miniatures is not { } miniatures || (_drawnFrom == from && !_drawn.IsDefault && _drawn.SequenceEqual(Layouts)))
            return;
        (_drawn, _drawnFrom) = (Layouts, from);
        var proposals = new
        {
            aspect = State.Aspect,
            cutouts = cutouts.ToDictionary(
                cutout => cutout.Id,
                cutout => new { texture = $"/objects/{cutout.Texture}", width = cutout.Width, height = cutout.Height }),
            layouts = Layouts.Select(Drawing),
        };
        await miniatures.Attempt(script => script.InvokeVoidAsync("show", proposals));
    }

    private string Describe(int number)
    {
        var layout = Layouts[number];
        var named = T["Describe", number + 1, Layouts.Length, Score(layout)].Value;
        return layout.Id == BestId ? $"{named}, {T["Best"]}" : named;
    }

    private double Score(ProposedLayout layout) => Math.Round(LayoutShown.RelativeScore(layout.Score, Layouts.Max(other => other.Score)), 1);

    private void Choose(string id)
    {
        if (Work.Choose(Session, id))
            _said = T["SaidChosen"];
        else
            Read();
    }

    private void Propose() => _ = Work.Start(Session, more: false);

    private void More() => _ = Work.Start(Session, more: true);

    private void Empty()
    {
        CanvasPlacing.EmptyCanvas(Session);
        Studio.GoTo(StudioStep.Compose);
    }
}
