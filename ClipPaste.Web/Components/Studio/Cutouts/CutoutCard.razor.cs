using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Cutouts;

/// <summary>One cut-out, large, before and after, with what can be decided about it.</summary>
public sealed partial class CutoutCard
{
    /// <summary>The cut-out.</summary>
    [Parameter, EditorRequired]
    public CutoutChoice Cutout { get; set; } = null!;

    /// <summary>The photo it was cut from; null where that is gone.</summary>
    [Parameter]
    public SourcePhoto? Photo { get; set; }

    /// <summary>Whether the photo is seen around the cut-out.</summary>
    [Parameter]
    public bool Before { get; set; }

    /// <summary>Whether there is a decision to take back.</summary>
    [Parameter]
    public bool CanTakeBack { get; set; }

    /// <summary>A button was pressed; its name is that of the key's action.</summary>
    [Parameter]
    public EventCallback<string> OnPress { get; set; }

    /// <summary>It gets another role.</summary>
    [Parameter]
    public EventCallback<PieceRole> OnRole { get; set; }

    /// <summary>It is to be put on the canvas.</summary>
    [Parameter]
    public EventCallback OnPlace { get; set; }

    // Where the photo is gone its size is unknown, and the cut-out stands alone.
    private PixelBox Whole => Photo is { } photo ? new PixelBox(0, 0, photo.Width, photo.Height) : Cutout.Box;

    private PhotoCrop Crop => PhotoCrop.Around(Cutout.Box, Whole.X + Whole.Width, Whole.Y + Whole.Height);

    private string Pressed(Verdict verdict) => Cutout.Verdict == verdict ? "true" : "false";
}
