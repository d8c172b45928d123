using System.Collections.Immutable;
using System.Globalization;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Export;

/// <summary>Finished exports, to download; and the files that are no pictures.</summary>
public sealed partial class ExportList
{
    private const double Kilo = 1000;

    private ImmutableArray<FinishedExport> _exports = [];

    [Inject]
    private ExportStore Store { get; set; } = null!;

    [Inject]
    private ExportWork Work { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private bool Busy => Session.Activities.IsBusy(ActivityKind.Export);

    private bool HasPieces => State.Pieces.Any(piece => !piece.Hidden);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _exports = Store.Of(Session.Id);
    }

    /// <inheritdoc/>
    private protected override void OnProjectChanged(ProjectChange change)
    {
        // A finished export is announced without a change of the state.
        if (ReferenceEquals(change.Before, change.After))
            _exports = Store.Of(Session.Id);
        base.OnProjectChanged(change);
    }

    private void Start(ExportFormat format) => _ = Work.Start(Session, new ExportOptions(format));

    private string SizeOf(long bytes) => bytes switch
    {
        < 1_000_000 => T["Kilobytes", Math.Max(1, Math.Round(bytes / Kilo))],
        _ => T["Megabytes", (bytes / Kilo / Kilo).ToString("0.0", CultureInfo.CurrentCulture)],
    };

    private string AgeOf(DateTimeOffset made) => (Clock.GetUtcNow() - made) switch
    {
        { TotalMinutes: < 1 } => T["JustNow"],
        { TotalHours: < 1 } age => T["MinutesAgo", (int)age.TotalMinutes],
        { TotalDays: < 1 } age => T["HoursAgo", (int)age.TotalHours],
        var age => T["DaysAgo", (int)age.TotalDays],
    };
}
