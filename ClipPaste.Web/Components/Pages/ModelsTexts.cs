namespace ClipPaste.Web.Components.Pages;

/// <summary>Names the texts in ModelsTexts.resx.</summary>
public sealed class ModelsTexts;
