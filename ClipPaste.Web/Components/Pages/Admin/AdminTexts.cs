namespace ClipPaste.Web.Components.Pages.Admin;

/// <summary>Names the texts in AdminTexts.resx.</summary>
public sealed class AdminTexts;
