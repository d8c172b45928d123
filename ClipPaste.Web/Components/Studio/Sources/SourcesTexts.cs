namespace ClipPaste.Web.Components.Studio.Sources;

/// <summary>Names the texts in SourcesTexts.resx.</summary>
public sealed class SourcesTexts;
