namespace ClipPaste.Web.Components.Studio;

/// <summary>Names the texts in CanvasTexts.resx; the canvas module gets all of them.</summary>
public sealed class CanvasTexts;
