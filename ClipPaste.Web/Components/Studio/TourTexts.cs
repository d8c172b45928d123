namespace ClipPaste.Web.Components.Studio;

/// <summary>Names the texts in TourTexts.resx.</summary>
public sealed class TourTexts;
