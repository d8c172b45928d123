namespace ClipPaste.Web.Components.Studio;

/// <summary>Names the texts in StudioTexts.resx.</summary>
public sealed class StudioTexts;
