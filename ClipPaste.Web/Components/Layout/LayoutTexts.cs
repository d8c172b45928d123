namespace ClipPaste.Web.Components.Layout;

/// <summary>Names the texts in LayoutTexts.resx.</summary>
public sealed class LayoutTexts;
