namespace ClipPaste.Web.Components.Pages;

/// <summary>Names the texts in PagesTexts.resx.</summary>
public sealed class PagesTexts;
