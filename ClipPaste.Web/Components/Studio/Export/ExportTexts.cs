namespace ClipPaste.Web.Components.Studio.Export;

/// <summary>Names the texts in ExportTexts.resx.</summary>
public sealed class ExportTexts;
