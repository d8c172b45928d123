namespace ClipPaste.Web.Components.Studio.Layouts;

/// <summary>Names the texts in LayoutsTexts.resx.</summary>
public sealed class LayoutsTexts;
