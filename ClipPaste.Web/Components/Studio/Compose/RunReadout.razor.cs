using System.Globalization;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>
/// How far the newest run is, and its scores. While it goes on, a script writes every frame's numbers; here is rendered only when the run
/// begins, pauses or ends.
/// </summary>
public sealed partial class RunReadout
{
    private const double LongInSeconds = 90;

    private ElementReference _host;
    private (string Id, RunTurn? Turn, PastRun? Newest) _drawn;

    [CascadingParameter]
    private PastRun? Newest { get; set; }

    private RunStatus? Status => Desk.Of(Session);

    private bool Live => Status is not null;

    private PastRun Shown => Status is not { } status ? Newest!
        : Newest is { } newest && newest.Id == status.Id ? newest with { Phase = status.Phase, Over = false, Iteration = status.Iteration, Newest = status.Score ?? newest.Newest }
        : new PastRun(status.Id, status.Phase, Over: false, status.Planned, status.Iteration) { Newest = status.Score };

    private string Share => (Shown.Iteration / (double)Math.Max(1, Shown.Planned)).ToString(CultureInfo.InvariantCulture);

    private string StateText => Shown switch
    {
        { Phase: RunPhase.Queued } => Status?.Turn is { Place: > 0 and var place } turn ? QueueWait.Text(T, place, turn.SecondsToWait) : T["Starting"],
        { Phase: RunPhase.Running } when Status is { Turn.Parked: true } => T["Parked"],
        { Phase: RunPhase.Paused } run => T["Paused", run.Iteration, run.Planned],
        { Phase: RunPhase.Running } run when Live => T["Iteration", run.Iteration, run.Planned],
        { Phase: RunPhase.Stopped } run => T["Stopped", run.Iteration],
        var run when run.Iteration < run.Planned => T["FinishedEarly", run.Iteration],
        var run => T["Finished", run.Iteration],
    };

    private string PaceText => Status is { Phase: RunPhase.Running, PerSecond: > 0 and var pace } ? T["PerSecond", pace.ToString("0.0", CultureInfo.InvariantCulture)] : "";

    private string LeftText => Status is not { Phase: RunPhase.Running, SecondsLeft: { } seconds } ? ""
        : seconds < LongInSeconds ? T["SecondsLeft", Math.Max(1, Math.Ceiling(seconds))] : T["MinutesLeft", Math.Round(seconds / 60)];

    private string Word => Live ? Shown.Phase switch { RunPhase.Paused => "paused", RunPhase.Running => "running", _ => "queued" } : "over";

    private string Spoken => Shown.Phase == RunPhase.Running ? "" : StateText;

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        if (!Live && Newest is null)
            return false;
        var now = (Shown.Id, Status?.Turn, Newest);
        var other = now != _drawn;
        _drawn = now;
        return other;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await OpenAsync("/compose/run-readout.js", "openReadout", _host, new
            {
                none = ScoreText(null),
                number = T["Iteration"].Value,
                paused = T["Paused"].Value,
                pace = T["PerSecond"].Value,
                seconds = T["SecondsLeft"].Value,
                minutes = T["MinutesLeft"].Value,
                announced = T["Iteration"].Value,
            });
        }
    }

    private static string Number(double? score) => score?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string ScoreText(double? score) => score?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
}
