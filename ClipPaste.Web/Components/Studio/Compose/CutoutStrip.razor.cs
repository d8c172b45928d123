using System.Collections.Immutable;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>The approved cut-outs, to be put on the canvas by a click or by dragging them there.</summary>
public sealed partial class CutoutStrip
{
    private ElementReference _host;

    private ImmutableArray<CutoutChoice> Approved => [.. State.Cutouts.Where(cutout => cutout.Verdict == Verdict.Approved)];

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await OpenAsync("/compose/cutout-drag.js", "openCutouts", _host);
    }

    private async Task AddAsync(string cutout)
    {
        if (State.Pieces.Length >= ProjectState.MostPieces)
            Refuse("TooManyPieces");
        else if (CanvasPlacing.Place(Session, cutout) is { } piece)
            await Studio.SelectAsync([piece]);
    }

    private int UsesOf(string cutout) => State.Pieces.Count(piece => piece.Cutout == cutout);
}
