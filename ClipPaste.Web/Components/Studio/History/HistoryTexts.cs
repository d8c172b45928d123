namespace ClipPaste.Web.Components.Studio.History;

/// <summary>Names the texts in HistoryTexts.resx.</summary>
public sealed class HistoryTexts;
