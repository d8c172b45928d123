using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio;

/// <summary>Shows a long thing of the project: its phase, how far it is, the time left, a way to cancel it, and what went wrong.</summary>
public sealed partial class ActivityBar
{
    /// <summary>One of <see cref="ActivityKind"/>.</summary>
    [Parameter, EditorRequired]
    public string Kind { get; set; } = "";

    /// <summary>Begins it again after a failure.</summary>
    [Parameter]
    public EventCallback Retry { get; set; }

    private string Detail(Activity now)
    {
        if (now.Place > 0)
            return QueueWait.Text(T, now.Place, now.SecondsLeft);
        var count = now.Total == 0 ? "" : T[now.Phase == WorkPhase.Drawing ? "Percent" : "DoneOf", now.Done, now.Total].Value;
        return now.SecondsLeft is { } seconds && now.Done < now.Total ? $"{count} · {T["SecondsLeft", Math.Max(1, Math.Ceiling(seconds))]}" : count;
    }

    // Screen readers hear every tenth, not every step.
    private string Announced(Activity now) => now.Share is { } share ? $"{T["Phase." + now.Phase]} {Math.Floor(share * 10) * 10} %" : T["Phase." + now.Phase];
}
