using System.Globalization;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>Starts, pauses and stops the project's run and tells how far it is.</summary>
public sealed partial class RunBlock
{
    private const int Least = 50;
    private const int Most = RunOptions.MostIterations;
    private const int Step = 50;

    private string? _refusal;
    private int _attempt;

    /// <summary>The run that began last; null before the first.</summary>
    [CascadingParameter]
    private PastRun? Newest { get; set; }

    [Inject]
    private RunPace Pace { get; set; } = null!;

    private RunStatus? Status => Desk.Of(Session);

    private void Start()
    {
        Session.Activities.Cancel(ClipPaste.Web.Studio.ActivityKind.Run);
        _refusal = Pace.Refuse(Session)?.Sentence ?? Desk.Start(Session);
    }

    private void Again() => _refusal = Desk.Retry(Session);

    private void SetIterations(ChangeEventArgs change)
    {
        // A box that shows what was not taken is drawn anew.
        _attempt++;
        if (!int.TryParse(change.Value as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var wanted))
            return;
        var iterations = Math.Clamp(wanted, Least, Most);
        Session.Edit("settings", state => state.Iterations == iterations ? state : state with { Iterations = iterations });
    }

    private async Task SetPin(ChangeEventArgs change)
    {
        var pin = change.Value is true;
        Session.Edit("settings", state => state.PinMoved == pin ? state : state with { PinMoved = pin });
        if (Studio.Canvas is { } canvas)
            await canvas.PinMovedAsync(pin);
    }
}
