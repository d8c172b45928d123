using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>The pieces as layers, the topmost first: select, rename, reorder, hide, lock, copy and delete them, also by keyboard alone.</summary>
public sealed partial class LayersList
{
    private static readonly (string Action, string Symbol)[] Tools =
    [
        (LayerAction.Forward, "arrow_upward"),
        (LayerAction.Backward, "arrow_downward"),
        (LayerAction.Duplicate, "content_copy"),
        (LayerAction.Flip, "flip"),
        (LayerAction.Hide, "visibility"),
        (LayerAction.Lock, "lock"),
        (LayerAction.Delete, "delete"),
    ];

    private ElementReference _host;
    private ElementReference _name;
    private DotNetObjectReference<LayersList>? _self;
    private string? _current;
    private string? _anchor;
    private string? _locksOf;
    private string? _renamed;
    private bool _focusName;
    private object? _drawn;

    // The one row that Tab reaches.
    private string? Current => State.Pieces.Any(piece => piece.Id == _current) ? _current : Chosen.FirstOrDefault() ?? State.Pieces[^1].Id;

    private ImmutableArray<string> TopFirst => [.. State.Pieces.Select(piece => piece.Id).Reverse()];

    /// <summary>The keyboard or the pointer has come to a row.</summary>
    [JSInvokable]
    public void Reach(string id)
    {
        _current = id;
        StateHasChanged();
    }

    /// <summary>Selects rows.</summary>
    /// <param name="id">The row that was meant.</param>
    /// <param name="how">one, toggle, or range.</param>
    [JSInvokable]
    public Task ChooseAsync(string id, string how)
    {
        var order = TopFirst;
        if (!order.Contains(id))
            return Task.CompletedTask;
        _current = id;
        var from = order.IndexOf(_anchor ?? id);
        if (how != "range" || from < 0)
            _anchor = id;
        var (first, last) = (Math.Min(Math.Max(0, from), order.IndexOf(id)), Math.Max(from, order.IndexOf(id)));
        return Studio.SelectAsync(how switch
        {
            "toggle" when IsChosen(id) => Studio.Selection.Remove(id),
            "toggle" => Studio.Selection.Add(id),
            "range" => [.. order[first..(last + 1)]],
            _ => [id],
        });
    }

    /// <summary>Selects all or none.</summary>
    [JSInvokable]
    public Task ChooseAllAsync(bool all) => Studio.SelectAsync(all ? TopFirst : []);

    /// <summary>Moves a row, or all selected ones if it is among them, by one place.</summary>
    [JSInvokable]
    public void MoveRow(string id, bool up) => Act(Meant(id), up ? LayerAction.Forward : LayerAction.Backward);

    /// <summary>A row was dragged, with all selected ones if it is among them.</summary>
    /// <param name="id">The row.</param>
    /// <param name="behind">The row that is below it now; null at the end.</param>
    [JSInvokable]
    public void DropRow(string id, string? behind) => Change("order", state => PieceOrder.Drop(state, Meant(id), behind));

    /// <summary>Does something with a row, or with all selected ones if it is among them.</summary>
    [JSInvokable]
    public void ActOnRow(string id, string action)
    {
        if (action == LayerAction.Rename)
            (_renamed, _focusName) = (id, true);
        else
            Act(Meant(id), action);
        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _self?.Dispose();
    }

    // While a run goes on the panel hears of its progress, which changes nothing here.
    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        object now = (State.Pieces, State.Cutouts, Studio.Selection, _current, _locksOf, _renamed);
        var other = !now.Equals(_drawn);
        _drawn = now;
        return other;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await OpenAsync("/compose/layers.js", "openLayers", _host, _self);
        }
        if (_focusName && _renamed is not null)
        {
            _focusName = false;
            await _name.FocusAsync();
        }
    }

    private bool IsChosen(string id) => Studio.Selection.Contains(id);

    private ImmutableArray<string> Meant(string id) => IsChosen(id) ? Chosen : [id];

    private void Act(ImmutableArray<string> ids, string action)
    {
        if (action == LayerAction.Delete)
            _current = TopFirst.SkipWhile(id => !ids.Contains(id)).FirstOrDefault(id => !ids.Contains(id)) ?? TopFirst.LastOrDefault(id => !ids.Contains(id));
        Change(LabelOf(action), state => Ops(state, ids, action));
    }

    private static IEnumerable<SceneOp> Ops(ProjectState state, ImmutableArray<string> ids, string action) => action switch
    {
        LayerAction.Forward => PieceOrder.Step(state, ids, forward: true),
        LayerAction.Backward => PieceOrder.Step(state, ids, forward: false),
        LayerAction.Duplicate => PieceEdits.Duplicate(state, ids, ShortId.New),
        LayerAction.Flip => PieceEdits.Flip(state, ids),
        LayerAction.Hide => PieceEdits.ToggleHidden(state, ids),
        LayerAction.Lock => PieceEdits.ToggleLock(state, ids, PoseLocks.All),
        LayerAction.Delete => [new DeleteOp(ids)],
        _ => [],
    };

    private static string LabelOf(string action) => action is LayerAction.Forward or LayerAction.Backward ? "order" : action;

    private void ToggleLocks(string id) => _locksOf = _locksOf == id ? null : id;

    private void ToggleLock(string id, PoseLocks locks) => Change("lock", state => PieceEdits.ToggleLock(state, [id], locks));

    private void Rename(string id, ChangeEventArgs change)
    {
        var name = new string([.. (change.Value as string ?? "").Where(letter => !char.IsControl(letter))]).Trim();
        if (name.Length > PlacedPiece.LongestName)
            name = name[..PlacedPiece.LongestName].TrimEnd();
        if (name.Length > 0)
            Change("rename", state => PieceEdits.There(state, [id]).IsEmpty ? [] : [new RenameOp(id, name)]);
        _renamed = null;
    }

    private void EndRename(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            _renamed = null;
    }

    private string? TextureOf(PlacedPiece piece) => State.Cutouts.FirstOrDefault(cutout => cutout.Id == piece.Cutout) is { } cutout ? $"/objects/{cutout.Texture}" : null;

    // The opacity of most pieces is locked from the start: nothing that its user did, and nothing to be told of every one.
    private static bool IsLocked(PlacedPiece piece) => (piece.Locks & ~PoseLocks.Opacity) != PoseLocks.None;

    private string LockText(PoseLocks locks) => locks == PoseLocks.All
        ? T["LockedAll"]
        : T["Locked", string.Join(", ", LockParts.All.Skip(1).Where(part => locks.HasFlag(part.Locks)).Select(part => T["Lock." + part.Key].Value.ToLowerInvariant()))];
}
