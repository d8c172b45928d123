namespace ClipPaste.Web.Components.Studio.Share;

/// <summary>Names the texts in SharingTexts.resx.</summary>
public sealed class SharingTexts;
