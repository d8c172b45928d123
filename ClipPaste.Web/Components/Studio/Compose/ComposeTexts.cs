namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>Names the texts in ComposeTexts.resx.</summary>
public sealed class ComposeTexts;
