using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Cutouts;

/// <summary>A cut-out among others, with what can be decided about it.</summary>
public sealed partial class CutoutTile
{
    /// <summary>The cut-out.</summary>
    [Parameter, EditorRequired]
    public CutoutChoice Cutout { get; set; } = null!;

    /// <summary>What a screen reader says.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    /// <summary>Whether this is the one tile that the tab key reaches.</summary>
    [Parameter]
    public bool IsCurrent { get; set; }

    /// <summary>It is to be shown large.</summary>
    [Parameter]
    public EventCallback OnOpen { get; set; }

    /// <summary>A decision; the same one again takes it back.</summary>
    [Parameter]
    public EventCallback<Verdict> OnVerdict { get; set; }

    /// <summary>Its outline is to be edited.</summary>
    [Parameter]
    public EventCallback OnEdit { get; set; }

    /// <summary>It gets another role.</summary>
    [Parameter]
    public EventCallback<PieceRole> OnRole { get; set; }

    /// <summary>It is to be put on the canvas.</summary>
    [Parameter]
    public EventCallback OnPlace { get; set; }

    private int Tab => IsCurrent ? 0 : -1;

    private string Pressed(Verdict verdict) => Cutout.Verdict == verdict ? "true" : "false";
}
