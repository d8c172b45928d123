using System.Collections.Immutable;
using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Sources;

/// <summary>The second step: photos for every phrase, picked and dropped, and photos of one's own; leads to the cut-outs.</summary>
public sealed partial class SourcesPanel : IAsyncDisposable
{
    internal const string Module = "./Components/Studio/Sources/SourcesPanel.razor.js";

    private ElementReference _host;
    private IJSObjectReference? _tiles;
    private PhotoBoard _board = null!;
    private ImmutableArray<PhotoTile> _own = [];
    private bool _ready;

    [Inject]
    private PhotoSearch Search { get; set; } = null!;

    [Inject]
    private CutoutWork Cutting { get; set; } = null!;

    [Inject]
    private PhotoCatalogue Catalogue { get; set; } = null!;

    [Inject]
    private ProjectStore Store { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private ImmutableArray<string> Phrases => [.. PhotoBoard.PhrasesOf(State)];

    private int Uncut => PickEdits.Uncut(State).Length;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_tiles is not { } tiles)
            return;
        await tiles.Attempt(script => script.InvokeVoidAsync("dispose"));
        await tiles.Attempt(script => script.DisposeAsync());
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _board = new PhotoBoard(Catalogue, Session.Owner) { Found = Stored() };
        _board.Changed += Refresh;
        // Waits until the library has been read; after that every photo is found at once.
        _own = await _board.OwnAsync(State);
        _ready = true;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_ready || _tiles is not null)
            return;
        await Script.Attempt(async script =>
        {
            await using var module = await script.InvokeAsync<IJSObjectReference>("import", Module);
            if (IsGone)
                return;
            _tiles = await module.InvokeAsync<IJSObjectReference>("openTiles", _host);
        });
    }

    private protected override void OnProjectChanged(ProjectChange change)
    {
        // A search tells that it has ended by a change that leaves the project as it was.
        if (ReferenceEquals(change.Before, change.After) && _ready)
            _board.Found = Stored();
        _ = InvokeAsync(async () =>
        {
            if (_ready)
                _own = await _board.OwnAsync(State);
            Refresh();
        });
    }

    private FoundPhotos? Stored() => Store.Finding<FoundPhotos>(Session.Id, PhotoSearch.Finding);

    private void Find() => _ = Search.Start(Session);

    private void Cut()
    {
        _ = Cutting.Start(Session);
        Studio.GoTo(StudioStep.Cutouts);
    }

    private async Task JoinAsync(string photo)
    {
        if (Catalogue.Find(photo, Session.Owner) is not { } source)
            return;
        var phrase = _board.Target(State) ?? PhraseFor(source.Words);
        Session.Edit("photos", state => PickEdits.Join(state, photo, phrase));
        // Those that follow belong together with it, until another phrase is chosen.
        _board.Use(phrase);
        _own = await _board.OwnAsync(State);
    }

    // Where nothing has been looked for yet, the photo's name says what it shows.
    private string PhraseFor(IReadOnlyList<string> words) =>
        words.Select(PhraseEdits.Tidy).FirstOrDefault(word => PhraseEdits.RefusalOf([], word) is null) ?? T["OwnPhrase"].Value;
}
