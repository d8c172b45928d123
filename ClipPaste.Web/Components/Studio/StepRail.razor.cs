using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Components.Studio;

/// <summary>Leads from step to step and tells what each holds.</summary>
public sealed partial class StepRail
{
    private static readonly (StudioStep Step, string Symbol)[] Steps =
    [
        (StudioStep.Prompt, "edit_note"),
        (StudioStep.Sources, "photo_library"),
        (StudioStep.Cutouts, "content_cut"),
        (StudioStep.Layouts, "dashboard"),
        (StudioStep.Compose, "auto_awesome"),
        (StudioStep.Export, "download"),
    ];

    private (string Text, string? Busy)? Badge(StudioStep step) => step switch
    {
        StudioStep.Sources => Count(State.Picks.Length, ActivityKind.Search),
        StudioStep.Cutouts => Count(State.Cutouts.Count(cutout => cutout.Verdict == Verdict.Approved), ActivityKind.Cut),
        StudioStep.Layouts => Count(0, ActivityKind.Layouts),
        StudioStep.Compose => Count(State.Pieces.Length, ActivityKind.Run),
        StudioStep.Export => Count(0, ActivityKind.Export),
        _ => null,
    };

    private (string Text, string? Busy)? Count(int number, string kind)
    {
        var busy = Session.Activities.IsBusy(kind);
        return number == 0 && !busy ? null : (number == 0 ? "…" : number.ToString(), busy ? "true" : null);
    }
}
