namespace ClipPaste.Web.Components.Pages;

/// <summary>Names the texts in AboutTexts.resx.</summary>
public sealed class AboutTexts;
