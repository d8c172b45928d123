using System.Collections.Immutable;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Sources;

/// <summary>The photos of a phrase, or the user's own that are offered for it: those that fit first, the others on demand.</summary>
public sealed partial class PhotoGroup
{
    private const int LongestThumb = 360;

    private bool _expanded;
    private ImmutableArray<PhotoTile> _own = [];

    /// <summary>The phrase for which photos are picked here.</summary>
    [Parameter, EditorRequired]
    public string Phrase { get; set; } = "";

    /// <summary>Whether these are the user's own photos that are offered for no phrase yet.</summary>
    [Parameter]
    public bool Own { get; set; }

    [CascadingParameter]
    private PhotoBoard Board { get; set; } = null!;

    private ImmutableArray<PhotoTile> Tiles => Own ? _own : Board.TilesOf(State, Phrase);

    private bool IsSearching => Session.Activities.IsBusy(ActivityKind.Search);

    private bool NothingFits => !Own && Board.HasLookedFor(Phrase) && !Board.TilesOf(State, Phrase).Any(tile => tile.Fits);

    private string HeadingId => Own ? "group-own" : "group-" + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(Phrase));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Own)
            _own = await Board.OwnAsync(State);
        // What is picked is never hidden.
        _expanded |= Tiles.Any(tile => !tile.Fits && IsPicked(tile));
    }

    private protected override void OnProjectChanged(ProjectChange change) => _ = InvokeAsync(async () =>
    {
        await OnParametersSetAsync();
        Refresh();
    });

    private static (int Width, int Height) SizeOf(PhotoTile tile)
    {
        var scale = Math.Min(1, LongestThumb / (double)Math.Max(tile.Photo.Width, tile.Photo.Height));
        return ((int)Math.Round(tile.Photo.Width * scale), (int)Math.Round(tile.Photo.Height * scale));
    }

    private ImmutableArray<PhotoTile> Shown(ImmutableArray<PhotoTile> tiles) => _expanded ? tiles : [.. tiles.Where(tile => tile.Fits)];

    private bool IsPicked(PhotoTile tile) => PickEdits.IsPicked(State, tile.Photo.Id, Phrase);

    private string NameOf(PhotoTile tile) => tile.Share is { } share
        ? T["TileName", tile.Photo.Credit.Title, Phrase, (share * 100).ToString("0")]
        : T["OwnTileName", tile.Photo.Credit.Title, Phrase];

    private void Toggle(PhotoTile tile) => Session.Edit("photos", state => PickEdits.IsPicked(state, tile.Photo.Id, Phrase)
        ? PickEdits.Drop(state, Phrase, tile.Photo.Id)
        : PickEdits.Pick(state, [tile.Photo.Id], Phrase));

    private void PickAll() => Session.Edit("photos", state => PickEdits.Pick(state, Shown(Tiles).Select(tile => tile.Photo.Id), Phrase));

    private void DropAll() => Session.Edit("photos", state => PickEdits.Drop(state, Phrase));
}
