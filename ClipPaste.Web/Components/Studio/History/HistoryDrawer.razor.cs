using System.Collections.Immutable;
using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.History;

/// <summary>The versions of the project, each with its picture: any can be had again, or kept under a name.</summary>
public sealed partial class HistoryDrawer
{
    private const string Module = "./Components/Studio/History/HistoryDrawer.razor.js";

    private ElementReference _dialog;
    private ImmutableArray<PastVersion> _versions = [];
    private bool _open;
    private string? _fault;

    [Inject]
    private ProjectHistory History { get; set; } = null!;

    [Inject]
    private ProjectPicture Pictures { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OpenAsync()
    {
        (_open, _fault) = (true, null);
        Read();
        StateHasChanged();
        await CallAsync("open");
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Pictures.Drawn += OnDrawn;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Pictures.Drawn -= OnDrawn;
        base.Dispose(disposing);
    }

    private void OnDrawn(string project)
    {
        if (!_open || project != Session.Id)
            return;
        Read();
        Refresh();
    }

    /// <inheritdoc/>
    private protected override void OnProjectChanged(ProjectChange change)
    {
        if (!_open)
            return;
        Read();
        base.OnProjectChanged(change);
    }

    private void Read() => _versions = History.Of(Session.Id);

    private Task CloseAsync() => CallAsync("close");

    private void Closed() => _open = false;

    private Task CallAsync(string what) => Script.Attempt(async script =>
    {
        await using var module = await script.InvokeAsync<IJSObjectReference>("import", Module);
        await module.InvokeVoidAsync(what, _dialog);
    });

    private void Restore(PastVersion past) => _fault = History.Restore(Session, past.Version) ? null : T["Gone"].Value;

    private void Toggle(PastVersion past)
    {
        if (past.Name is not null)
            History.Release(Session.Id, past.Version);
        else
            _fault = History.Keep(Session.Id, past.Version, Label(past)) ? null : T["Full", ProjectHistory.MostKept].Value;
        Read();
    }

    private void Rename(PastVersion past, ChangeEventArgs change)
    {
        if (change.Value is string { Length: > 0 } name)
            History.Keep(Session.Id, past.Version, name);
        Read();
    }

    private string Label(PastVersion past)
    {
        var label = Edits["Edit." + past.Label].Value;
        return string.Concat(label[..1].ToUpperInvariant(), label.AsSpan(1));
    }

    private string Age(DateTimeOffset then) => (Clock.GetUtcNow() - then) switch
    {
        { TotalMinutes: < 1 } => T["JustNow"],
        { TotalHours: < 1 } age => T["MinutesAgo", (int)age.TotalMinutes],
        { TotalDays: < 1 } age => T["HoursAgo", (int)age.TotalHours],
        var age => T["DaysAgo", (int)age.TotalDays],
    };
}
